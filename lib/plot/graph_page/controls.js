// Controls: what the reader does, and how the page begins.
const byId = (id) => document.getElementById(id);
const tip = byId("tip"), live = byId("live"), message = byId("message");

/** All that depends on what is shown. */
function refresh() {
  tip.hidden = true; // it says what was
  paint();
  refreshRows();
  refreshValues();
  setTabStop();
  byId("others").checked = state.others;
  const cut = curves.filter((curve) => !isMatched(curve));
  const iems = new Set(curves.filter((curve) => curve.isShown && !curve.isTarget).map((curve) => curve.name));
  const remarks = state.remarks ? [state.remarks] : [];
  if (cut.length > 0) { remarks.push("Not drawn, as there is no level where levels are equal: " + named(cut) + "."); }
  if (iems.size > looksCount) { remarks.push(iems.size + " IEMs share " + looksCount + " looks: some look alike."); }
  tell(remarks.join(" "));
}

function named(some) {
  const most = 4, names = some.slice(0, most).map((curve) => curve.label).join(", ");
  return some.length > most ? names + " and " + (some.length - most) + " more" : names;
}

function tell(text) { if (message.textContent !== text) { message.textContent = text; } }

// --- Cursor

function setActive(index) {
  if (index === state.active) { return; }
  state.active = index;
  paintPointer();
  refreshValues();
}

/** Moves the cursor: to a point of the curve that is looked at, or where the reader says. */
function setCursor(hz) {
  state.at = hz;
  tip.hidden = true;
  plot.setAttribute("aria-valuenow", hz);
  plot.setAttribute("aria-valuetext", hertz(hz));
  paintPointer();
  refreshValues();
}

function pointsInRange(curve) {
  const hz = curve.hz();
  return [placeOf(hz, data.from), Math.max(placeOf(hz, data.to * (1 + 1e-9)) - 1, 0)];
}

/** To the next point in a direction, or a third of an octave on. */
function moveCursor(direction, far) {
  const curve = curves[state.active], hz = curve.hz(), [first, last] = pointsInRange(curve);
  const within = (place) => hz[Math.min(Math.max(place, first), last)];
  const middle = 1000;
  if (state.at === null) {
    setCursor(within(nearestPoint(hz, middle)));
  } else {
    const now = nearestPoint(hz, state.at);
    const goal = far ? nearestPoint(hz, state.at * Math.pow(2, direction / 3)) : now + direction;
    setCursor(within(goal === now ? now + direction : goal));
  }
  announce();
}

let announcing = 0;
/** Says the values at the cursor, the curve that is looked at first, when the keys rest. */
function announce() {
  clearTimeout(announcing);
  announcing = setTimeout(() => { live.textContent = spoken(); }, 150);
}

function spoken() {
  if (state.at === null) { return ""; }
  const most = 6, active = curves[state.active];
  const others = curves.filter((curve) => curve.isShown && curve !== active);
  const said = [active].concat(others).slice(0, most).map((curve) =>
    curve.label + " " + valueText(curve).replace("\u2013", "no value").replace("\u2212", "minus ") +
    (pointAt(curve.hz(), state.at) < 0 && !Number.isNaN(drawnAt(curve, state.at)) ? ", between points" : ""));
  const left = others.length + 1 - said.length;
  return hertz(state.at) + ": " + said.join("; ") + (left > 0 ? "; and " + left + " more" : "");
}

/** The curve nearest to a place of the plot; a grey one or a target has to be much nearer. */
function curveNear(hz, y) {
  let nearest = -1, least = Infinity;
  const penalty = 14; // px
  drawnCurves().forEach((curve) => {
    const distance = Math.abs(scale.y(drawnAt(curve, hz)) - y) + (curve.isShown && !curve.isTarget ? 0 : penalty);
    if (distance < least) { least = distance; nearest = curve.index; }
  });
  return nearest;
}

function point(event) {
  const box = plot.getBoundingClientRect();
  const x = Math.min(Math.max(event.clientX - box.left, scale.left), scale.left + scale.innerWidth), y = event.clientY - box.top;
  const near = curveNear(scale.hz(x), y);
  if (near < 0) { return; }
  state.active = near;
  // Where the pointer is on a target, its cursor is still on a point of the curves, whose values are wanted.
  const curve = curves[near].isTarget && curves.find((each) => each.isShown && !each.isTarget) || curves[near];
  const hz = curve.hz(), [first, last] = pointsInRange(curve);
  setCursor(hz[Math.min(Math.max(nearestPoint(hz, scale.hz(x)), first), last)]);
  placeTip(y);
}

/** The values beside the pointer: of the curve that is looked at and of its neighbours. */
function placeTip(y) {
  const most = scale.small ? 1 : 5, active = curves[state.active];
  const drawn = drawnCurves(), level = drawnAt(active, state.at);
  const near = drawn.filter((curve) => curve === active || curve.isShown).filter((curve) => !Number.isNaN(drawnAt(curve, state.at)));
  const distance = (curve) => curve === active ? -1 : Math.abs(drawnAt(curve, state.at) - level);
  const chosen = near.sort((a, b) => distance(a) - distance(b)).slice(0, most).sort((a, b) => drawnAt(b, state.at) - drawnAt(a, state.at));
  tip.textContent = "";
  element("b", "", tip).textContent = hertz(state.at);
  chosen.forEach((curve) => {
    const row = element("div", "", tip);
    element("i", "", row).style.background = "var(" + (curve.isShown ? colourOf(curve) : "--ink") + ")";
    element("span", "name", row).textContent = curve.label;
    element("span", "value", row).textContent = valueText(curve);
    row.style.fontWeight = curve === active && chosen.length > 1 ? "700" : "";
  });
  tip.hidden = false;
  const x = scale.x(state.at), gap = 14;
  const left = x + gap + tip.offsetWidth > scale.width ? x - gap - tip.offsetWidth : x + gap;
  tip.style.left = Math.max(left, scale.left + 2) + "px";
  const top = scale.small ? scale.top + 2 : y - tip.offsetHeight - gap; // a finger covers what is below it
  tip.style.top = Math.min(Math.max(top, 0), scale.height - tip.offsetHeight) + "px";
}

/** The next curve that is drawn, from the top of the list to its end. */
function changeCurve(direction) {
  const shown = curves.filter((curve) => curve.isShown);
  if (shown.length === 0) { return; }
  const place = shown.findIndex((curve) => curve.index === state.active);
  setActive(shown[(place + direction + shown.length) % shown.length].index);
  announce();
}

let pointing = null;
plot.addEventListener("pointermove", (event) => {
  if (!pointing) { requestAnimationFrame(() => { point(pointing); pointing = null; }); }
  pointing = event;
});
plot.addEventListener("pointerdown", point);
// A finger that is lifted leaves what it has found.
plot.addEventListener("pointerleave", (event) => { tip.hidden = tip.hidden || event.pointerType === "mouse"; });
plot.addEventListener("keydown", (event) => {
  const [first, last] = pointsInRange(curves[state.active]), hz = curves[state.active].hz();
  const actions = {
    ArrowRight: () => moveCursor(1, event.shiftKey), ArrowLeft: () => moveCursor(-1, event.shiftKey),
    PageUp: () => moveCursor(1, true), PageDown: () => moveCursor(-1, true),
    Home: () => { setCursor(hz[first]); announce(); }, End: () => { setCursor(hz[last]); announce(); },
    ArrowUp: () => changeCurve(-1), ArrowDown: () => changeCurve(1), Escape: () => { tip.hidden = true; }
  };
  if (!actions[event.key] || event.ctrlKey || event.altKey || event.metaKey) { return; }
  actions[event.key]();
  event.preventDefault();
});

// --- Match, reference, shade

function setMatch(match) {
  state.match = match;
  offsets.clear();
  refresh();
  announce();
}

/** Reads the fields of the match; what is no frequency stays without effect, and is said. */
function readMatch() {
  const kind = byId("match").value, from = byId("from").valueAsNumber, to = kind === "over" ? byId("to").valueAsNumber : from;
  byId("from-field").hidden = kind === "none";
  byId("to-field").hidden = kind !== "over";
  byId("from-name").textContent = kind === "over" ? "from (Hz)" : "Frequency (Hz)";
  const good = kind === "none" || (from > 0 && to >= from && (kind === "at" || to > from));
  byId("from").setAttribute("aria-invalid", String(kind !== "none" && !(from > 0)));
  byId("to").setAttribute("aria-invalid", String(kind === "over" && !(to > from)));
  if (!good) {
    tell(kind === "over" ? "Expected two increasing frequencies." : "Expected a frequency above 0 Hz.");
    return;
  }
  setMatch(kind === "none" ? null : { from, to });
}

function setReference(key) {
  state.reference = key;
  byId("reference").value = key;
  refresh();
  announce();
}

function addOptions() {
  const select = byId("reference");
  const group = (name, members) => {
    if (members.length === 0) { return; }
    const made = element("optgroup", "", select);
    made.label = name;
    members.forEach(([value, text]) => {
      const option = element("option", "", made);
      option.value = value;
      option.textContent = text;
    });
  };
  const counts = new Map();
  curves.filter((curve) => !curve.isTarget && curve.channel).forEach((curve) => counts.set(curve.name, (counts.get(curve.name) || 0) + 1));
  const asOption = (curve) => ["curve:" + curve.index, curve.label];
  group("Targets", curves.filter((curve) => curve.isTarget).map(asOption));
  group("IEMs, each side from its own", [...counts].filter((each) => each[1] > 1).map(([name]) => ["names:" + name, name]));
  group("Curves", curves.filter((curve) => !curve.isTarget).map(asOption));
}

["match", "from", "to"].forEach((id) => byId(id).addEventListener("input", readMatch));
byId("at").addEventListener("input", () => {
  const hz = byId("at").valueAsNumber, good = hz >= data.from && hz <= data.to;
  byId("at").setAttribute("aria-invalid", String(!good && byId("at").value !== ""));
  if (good) {
    setCursor(hz);
    announce();
  }
});
byId("at").addEventListener("blur", refreshValues);
byId("controls").addEventListener("submit", (event) => event.preventDefault());
byId("reference").addEventListener("input", () => setReference(byId("reference").value));
byId("shade").addEventListener("input", () => { state.shade = byId("shade").value; refresh(); });
byId("search").addEventListener("input", search);
byId("others").addEventListener("input", () => { state.others = byId("others").checked; refresh(); });
byId("all").addEventListener("click", () => { foundRows().forEach((row) => show(row.curve, true)); refresh(); });
byId("none").addEventListener("click", () => { foundRows().forEach((row) => show(row.curve, false)); refresh(); });
byId("only").addEventListener("click", () => showOnly(foundRows().map((row) => row.curve)));

function showOnly(some) {
  curves.forEach((curve) => { curve.isShown = false; });
  some.forEach((curve) => show(curve, true));
  refresh();
}

// --- Page

function setTheme(theme) {
  document.documentElement.setAttribute("data-theme", theme);
  if (scale) { paint(); }
}

/** ?share=Acme_One,Target, as links of graph tools have it: these stand out. */
function readShare() {
  const share = new URLSearchParams(location.search).get("share");
  if (!share) { return; }
  const wanted = share.split(",").map((name) => [name.replace(/_/g, " "), folded(name)]);
  const isMeant = (curve, key) => key !== "" && (folded(curve.name) === key || folded(curve.label) === key);
  const found = curves.filter((curve) => wanted.some((each) => isMeant(curve, each[1])));
  const missing = wanted.filter((each) => !curves.some((curve) => isMeant(curve, each[1]))).map((each) => each[0]);
  if (missing.length > 0) { state.remarks = "No curve here is called " + missing.join(", ") + "."; }
  if (found.some((curve) => !curve.isTarget)) {
    curves.forEach((curve) => { curve.isShown = curve.isTarget; });
    found.forEach((curve) => show(curve, true));
    rows.sort((a, b) => Number(b.curve.isShown) - Number(a.curve.isShown)).forEach((row) => list.appendChild(row.item));
    state.active = found.find((curve) => !curve.isTarget).index;
    state.others = false;
  }
}

function begin() {
  byId("theme").value = document.documentElement.dataset.theme;
  byId("theme-field").hidden = false;
  byId("match-fields").hidden = byId("reference-field").hidden = byId("key-d").hidden = !data.response;
  byId("match").value = !state.match ? "none" : state.match.from === state.match.to ? "at" : "over";
  byId("from").value = state.match ? state.match.from : 500;
  byId("to").value = state.match && state.match.to > state.match.from ? state.match.to : 2 * Number(byId("from").value);
  byId("from-field").hidden = !state.match;
  byId("to-field").hidden = byId("match").value !== "over";
  byId("from-name").textContent = byId("match").value === "over" ? "from (Hz)" : "Frequency (Hz)";
  const spread = curves.some((curve) => curve.hasSpread), bounds = curves.some((curve) => curve.hasBounds);
  byId("shade-field").hidden = !spread && !bounds;
  byId("shade").querySelector("[value=spread]").disabled = !spread;
  byId("shade").querySelector("[value=bounds]").disabled = !bounds;
  state.shade = byId("shade").value = bounds ? "bounds" : "spread";
  byId("finder").hidden = byId("others-field").hidden = curves.length <= few;
  plot.setAttribute("aria-valuemin", data.from);
  plot.setAttribute("aria-valuemax", data.to);
  plot.setAttribute("aria-valuenow", 1000);
  plot.setAttribute("aria-valuetext", "no frequency yet");
  addOptions();
  readShare();
  byId("graph").hidden = false;
  refresh();
  performance.mark("drawn");
}

byId("theme").addEventListener("input", () => setTheme(byId("theme").value));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (scale) { paint(); } });
new ResizeObserver(() => { if (scale && !state.isPrinting && plot.clientWidth !== scale.width) { paint(); } }).observe(plot);
let screenTheme = "";
addEventListener("beforeprint", () => {
  screenTheme = document.documentElement.dataset.theme;
  state.isPrinting = true;
  setTheme("light");
});
addEventListener("afterprint", () => { state.isPrinting = false; setTheme(screenTheme); });
addEventListener("DOMContentLoaded", () => { byId("table").open = false; });
begin();
