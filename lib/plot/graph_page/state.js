// State: what is shown, and the levels as they are drawn.

/** Whatever goes wrong, there is the figure of readers without JavaScript. */
function showStill() {
  const figure = document.createElement("div"), still = document.getElementById("still");
  if (!document.getElementById("instead")) {
    figure.id = "instead";
    figure.innerHTML = still.textContent;
    still.after(figure);
  }
}
addEventListener("error", () => {
  document.getElementById("graph").hidden = true;
  if (document.readyState === "loading") { addEventListener("DOMContentLoaded", showStill); } else { showStill(); }
});

const data = JSON.parse(document.getElementById("data").textContent);
const curves = readCurves(data);
const looksCount = data.dashes.length;
const matchedLevel = 60;
const state = {
  match: data.match ? { from: data.match[0], to: data.match[1] } : null, // null: levels are those of the files
  reference: "", // "curve:3", "name:Crimson" or nothing
  shade: "bounds",
  others: curves.some((curve) => !curve.isShown),
  active: Math.max(curves.findIndex((curve) => curve.isShown && !curve.isTarget), 0),
  at: null // Hz of the cursor
};
const offsets = new Map(); // what is added to each curve for the match of now

/** What is added to the level of `curve`; NaN where it does not reach what levels are matched at. */
function offsetOf(curve) {
  if (!state.match) { return 0; }
  if (!offsets.has(curve)) {
    offsets.set(curve, matchedLevel - meanLevel(curve.hz(), curve.level(), state.match.from, state.match.to));
  }
  return offsets.get(curve);
}

/** What `curve` is drawn as a difference from: of an IEM the same side, or its only one; null where levels are drawn. */
function referenceOf(curve) {
  const [kind, key] = [state.reference.slice(0, 5), state.reference.slice(6)];
  if (kind === "curve") { return curves[Number(key)]; }
  if (kind !== "names") { return null; }
  const own = curves.filter((other) => other.name === key && !other.isTarget);
  return own.find((other) => other.isRight === curve.isRight && curve.channel) || own[0];
}

/** What is added to levels of `curve` at `hz` for them to be drawn. */
function shiftAt(curve, hz) {
  const reference = referenceOf(curve);
  return offsetOf(curve) - (reference ? valueAt(reference.hz(), reference.level(), hz) + offsetOf(reference) : 0);
}

/** The level of `curve` at the frequency as it is drawn; NaN where there is none. */
function drawnAt(curve, hz) { return valueAt(curve.hz(), curve.level(), hz) + shiftAt(curve, hz); }

/** Lower and upper edge of what is shaded about `curve`, as columns over its frequencies; null where nothing is. */
function edgesOf(curve) {
  if (state.shade === "bounds" && curve.hasBounds) { return [curve.low(), curve.high()]; }
  if (state.shade === "spread" && curve.isTarget && curve.hasBounds) { return [curve.low(), curve.high()]; }
  if (state.shade !== "spread" || !curve.hasSpread) { return null; }
  const spread = curve.spread();
  return [curve.level().map((level, i) => level - spread[i]), curve.level().map((level, i) => level + spread[i])];
}

function isDifference() { return !data.response || state.reference !== ""; }

/** True where `curve` and what it is drawn as a difference from reach what levels are matched at. */
function isMatched(curve) {
  const reference = referenceOf(curve);
  return !Number.isNaN(offsetOf(curve)) && !(reference && Number.isNaN(offsetOf(reference)));
}

/** What is drawn, grey curves first. */
function drawnCurves() {
  const grey = state.others ? curves.filter((curve) => !curve.isShown) : [];
  return grey.concat(curves.filter((curve) => curve.isShown)).filter(isMatched);
}

/** Gives an IEM that is shown now a look that no other one has; beyond twelve they repeat. */
function chooseLook(curve) {
  if (curve.isTarget) { return; }
  const others = curves.filter((other) => other.isShown && !other.isTarget && other.name !== curve.name);
  const own = curves.find((other) => other.isShown && other !== curve && !other.isTarget && other.name === curve.name);
  const taken = new Set(others.map((other) => other.look % looksCount));
  if (own) {
    curve.look = own.look;
  } else if (curve.look >= looksCount || taken.has(curve.look)) {
    let look = 0;
    while (look < looksCount && taken.has(look)) { look += 1; }
    curve.look = look < looksCount ? look : curve.look % looksCount;
  }
}

function show(curve, isShown) {
  if (isShown && !curve.isShown) { chooseLook(curve); }
  curve.isShown = isShown;
}

/** Names of the custom property of a colour, and the dashes. */
function colourOf(curve) {
  if (curve.isTarget) { return "--target-" + curve.look % 2; }
  return (curve.isRight ? "--right-" : "--hue-") + curve.look % 6;
}
function dashesOf(curve) {
  return curve.isTarget ? data.targetDashes[curve.look % data.targetDashes.length] : data.dashes[curve.look % looksCount];
}
