// List: a row for each curve, with its value at the cursor; the search among them.
const list = document.getElementById("list");
const few = 5; // curves that need no search

function element(name, className, parent) {
  const made = document.createElement(name);
  if (className) { made.className = className; }
  if (parent) { parent.appendChild(made); }
  return made;
}

function makeSwatch(parent) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg"), line = document.createElementNS(space, "line");
  svg.setAttribute("viewBox", "0 0 32 12");
  svg.setAttribute("aria-hidden", "true");
  [["x1", 1], ["x2", 31], ["y1", 6], ["y2", 6]].forEach(([key, value]) => line.setAttribute(key, value));
  svg.appendChild(line);
  parent.appendChild(svg);
  return line;
}

function makeRow(curve) {
  const item = element("li", "", list), label = element("label", "", item);
  const box = element("input", "", label);
  box.type = "checkbox";
  box.tabIndex = -1;
  const row = { curve, item, box, swatch: makeSwatch(label), name: element("span", "name", label) };
  row.name.textContent = curve.label;
  row.value = element("span", "value", label);
  row.further = element("span", "further", label);
  row.value.setAttribute("aria-hidden", "true"); // the cursor announces it
  row.further.setAttribute("aria-hidden", "true");
  row.search = curve.label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  box.addEventListener("change", () => { show(curve, box.checked); refresh(); });
  box.addEventListener("focus", () => { setActive(curve.index); announce(); });
  item.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") { setActive(curve.index); } });
  return row;
}

const rows = curves.map(makeRow);
list.classList.toggle("many", rows.length > 24);

/** Rows as the curves are shown now. */
function refreshRows() {
  rows.forEach(({ curve, item, box, swatch }) => {
    box.checked = curve.isShown;
    item.classList.toggle("shown", curve.isShown);
    swatch.style.stroke = "var(" + (curve.isShown ? colourOf(curve) : "--faint") + ")";
    swatch.style.strokeDasharray = curve.isShown ? dashesOf(curve).map((part) => part * 0.4).join(" ") : "none";
    swatch.style.strokeWidth = curve.isShown ? "2.4" : "1";
  });
  const found = foundRows(), words = document.getElementById("search").value.trim() !== "";
  const shown = curves.filter((curve) => curve.isShown).length;
  document.getElementById("count").textContent = (words ? found.length + " found, " : "") + shown + " of " + rows.length + " shown";
  document.getElementById("only").hidden = !words;
  document.getElementById("all").textContent = words ? "Show these" : "Show all";
  document.getElementById("none").textContent = words ? "Hide these" : "Hide all";
}

function foundRows() { return rows.filter((row) => !row.item.hidden); }

/** Leaves the rows whose names have all words of the search. */
function search() {
  const text = document.getElementById("search").value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = text.split(/\s+/);
  rows.forEach((row) => { row.item.hidden = !words.every((word) => row.search.includes(word)); });
  refreshRows();
  refreshValues();
  setTabStop();
}

/** One row is reached by Tab, the others from it by the arrows. */
function setTabStop() {
  const found = foundRows();
  const stop = found.find((row) => row.curve.index === state.active) || found[0];
  rows.forEach((row) => { row.box.tabIndex = row === stop ? 0 : -1; });
}

/** What the file says at the cursor, or why it says nothing. */
function furtherText(curve) {
  if (!isMatched(curve)) { return "not drawn: no level where levels are equal"; }
  const point = pointAt(curve.hz(), state.at);
  if (point < 0) { return Number.isNaN(valueAt(curve.hz(), curve.level(), state.at)) ? "outside of the curve" : "between points"; }
  const file = "file " + printed(curve.level()[point]) + (curve.hasSpread ? " \u00b1 " + printed(curve.spread()[point]) : "") + " dB";
  return file + (Number.isNaN(drawnAt(curve, state.at)) ? ", the other has none" : "");
}

function valueText(curve) {
  const level = drawnAt(curve, state.at);
  return Number.isNaN(level) ? "\u2013" : decibels(level, isDifference()) + " dB";
}

function refreshValues() {
  rows.forEach((row) => row.item.classList.toggle("active", row.curve.index === state.active));
  document.getElementById("what").textContent = state.at === null ? "or point at the graph" : isDifference() ? "differences" : "levels";
  if (state.at === null) { return; }
  const field = document.getElementById("at");
  if (document.activeElement !== field) { field.value = Number(printed(state.at)); }
  foundRows().forEach((row) => {
    row.value.textContent = valueText(row.curve);
    row.further.textContent = furtherText(row.curve);
  });
}

list.addEventListener("keydown", (event) => {
  const found = foundRows(), place = found.findIndex((row) => row.box === event.target);
  const goal = { ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + 10, PageUp: place - 10, Home: 0, End: found.length - 1 }[event.key];
  if (event.ctrlKey || event.altKey || event.metaKey) { return; }
  if (goal !== undefined && place >= 0) {
    const row = found[Math.min(Math.max(goal, 0), found.length - 1)];
    row.box.focus();
    row.item.scrollIntoView({ block: "nearest" });
    setTabStop();
  } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    moveCursor(event.key === "ArrowLeft" ? -1 : 1, event.shiftKey);
  } else if (event.key.toLowerCase() === "d" && data.response) {
    const key = "curve:" + found[place].curve.index;
    setReference(state.reference === key ? "" : key);
  } else {
    return;
  }
  event.preventDefault();
});
