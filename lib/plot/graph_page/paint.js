// Paint: the canvas of the curves, and over it that of the cursor.
const plot = document.getElementById("plot");
const canvas = document.getElementById("curves"), overlay = document.getElementById("pointer");
let scale = null;
let colours = null; // of the theme of now

function colour(name) {
  if (!colours.has(name)) { colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim()); }
  return colours.get(name);
}

/** A cleared canvas of `scale`, with the unit of CSS pixels. */
function cleared(which, density) {
  const width = Math.round(scale.width * density), height = Math.round(scale.height * density);
  if (which.width !== width || which.height !== height) { which.width = width; which.height = height; }
  const context = which.getContext("2d");
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, scale.width, scale.height);
  return context;
}

function density() { return state.isPrinting ? 3 : Math.max(window.devicePixelRatio || 1, 1); }

/** Draws all; `width` is that of the place on the page, or of the paper. */
function paint() {
  colours = new Map();
  scale = makeScale(plot.clientWidth);
  plot.style.height = scale.height + "px";
  const context = cleared(canvas, density());
  paintBack(context);
  context.save();
  context.beginPath();
  context.rect(scale.left, scale.top, scale.innerWidth, scale.innerHeight);
  context.clip();
  const drawn = drawnCurves();
  const order = [drawn.filter((curve) => !curve.isShown), drawn.filter((curve) => curve.isShown && curve.isTarget),
    drawn.filter((curve) => curve.isShown && !curve.isTarget)];
  order[1].concat(order[2]).forEach((curve) => paintBand(context, curve));
  const many = 60; // lines: dashes tell them apart no longer, and what is wider than a pixel costs seconds
  state.isCrowded = order[1].length + order[2].length > many;
  const greyWidth = order[0].length > many ? 0.8 : 1.2, ownWidth = state.isCrowded ? 1 : 2.2;
  order.forEach((part) => part.forEach((curve) => paintLine(context, curve, curve.isShown ? ownWidth : greyWidth)));
  context.restore();
  paintFrame(context);
  paintPointer();
}

function fillRect(context, from, to, low, high, name, alpha) {
  context.globalAlpha = alpha;
  context.fillStyle = colour(name);
  context.fillRect(scale.x(from), scale.y(high), scale.x(to) - scale.x(from), scale.y(low) - scale.y(high));
  context.globalAlpha = 1;
}

/** Zone, tolerance and grid. */
function paintBack(context) {
  const zone = data.zone === null ? data.to : Math.max(data.zone, data.from);
  if (zone < data.to) { fillRect(context, zone, data.to, scale.lowest, scale.highest, "--zone", 0.14); }
  const tolerance = data.tolerance !== null ? data.tolerance : isDifference() ? 3 : 0;
  if (tolerance > 0) { fillRect(context, data.from, data.to, -tolerance, tolerance, "--tolerance", 0.1); }
  const rule = (x1, y1, x2, y2, name, width) => {
    context.strokeStyle = colour(name);
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  };
  const right = scale.left + scale.innerWidth, bottom = scale.top + scale.innerHeight;
  const marks = levelMarks(scale.highest - scale.lowest, scale.innerHeight), fine = marks.step / marks.finer;
  for (let i = Math.ceil(scale.lowest / fine); i * fine <= scale.highest; i += 1) {
    const isMain = i % marks.finer === 0, y = scale.y(i * fine);
    rule(scale.left, y, right, y, isMain ? "--rule" : "--band", 1);
  }
  data.marks.forEach(([hz, text]) => rule(scale.x(hz), scale.top, scale.x(hz), bottom, text ? "--rule" : "--band", 1));
  if (isDifference()) { rule(scale.left, scale.y(0), right, scale.y(0), "--border", 1.4); }
  if (zone < data.to) { paintZoneText(context, zone); }
}

function font(size, weight) { return (weight || "") + " " + size + "px " + getComputedStyle(document.body).fontFamily; }

/** What the zone is, at its top, or below the graph where its width has no room for that. */
function paintZoneText(context, zone) {
  const size = scale.small ? 9 : 11, middle = (scale.x(zone) + scale.x(data.to)) / 2;
  context.font = font(size);
  context.fillStyle = colour("--zone-text");
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  const words = ["coupler not", "reliable", "above " + data.zone / 1000 + " kHz"], note = document.getElementById("zone-note");
  const fits = Math.max(...words.map((text) => context.measureText(text).width)) < scale.x(data.to) - scale.x(zone) - 4;
  note.textContent = "  \u00b7  " + words.join(" ");
  note.hidden = fits;
  if (!fits) { return; }
  words.forEach((text, i) => context.fillText(text, middle, scale.top + 16 + i * size * 1.3));
}

/** Axes with their marks and words. */
function paintFrame(context) {
  const bottom = scale.top + scale.innerHeight, size = scale.font;
  context.strokeStyle = colour("--border");
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(scale.left, scale.top);
  context.lineTo(scale.left, bottom);
  context.lineTo(scale.left + scale.innerWidth, bottom);
  context.stroke();
  context.fillStyle = colour("--ink");
  context.font = font(size);
  context.textBaseline = "top";
  let free = -Infinity;
  data.marks.filter((mark) => mark[1]).forEach(([hz, text]) => {
    const half = context.measureText(text).width / 2;
    const x = Math.min(scale.x(hz), scale.width - half - 1);
    if (x - half < free) { return; }
    context.textAlign = "center";
    context.fillText(text, x, bottom + 6);
    free = x + half + 6;
  });
  context.textAlign = "right";
  context.textBaseline = "middle";
  const step = levelMarks(scale.highest - scale.lowest, scale.innerHeight).step;
  for (let i = Math.ceil(scale.lowest / step); i * step <= scale.highest; i += 1) {
    const text = String(Number((i * step).toFixed(1))).replace("-", "\u2212");
    context.fillText(text, scale.left - 7, Math.max(scale.y(i * step), scale.top + size / 2 - 2));
  }
  paintAxisNames(context, bottom, size);
}

function paintAxisNames(context, bottom, size) {
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText("Frequency (Hz)", scale.left + scale.innerWidth / 2, bottom + scale.bottom - 6);
  context.save();
  context.translate(size - 1, scale.top + scale.innerHeight / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(fitting(context, levelName(), scale.innerHeight + scale.bottom), 0, 0);
  context.restore();
}

/** `text`, cut to `room` pixels. */
function fitting(context, text, room) {
  let cut = text;
  while (cut.length > 1 && context.measureText(cut).width > room) { cut = cut.slice(0, -2).trimEnd() + "\u2026"; }
  return cut;
}

/** What the vertical axis is, as the figures of fr-plot call it. */
function levelName() {
  if (state.reference !== "") { return "Deviation from " + referenceName() + " (dB)"; }
  if (!state.match) { return data.axis; }
  const { from, to } = state.match;
  return "SPL (dB, 60 dB " + (from === to ? "at " + from : "from " + from + " to " + to) + " Hz)";
}

function referenceName() {
  return state.reference.startsWith("curve") ? curves[Number(state.reference.slice(6))].label : state.reference.slice(6);
}

function trace(context, line, from) {
  const { logs, y, offset } = line;
  for (let i = 0; i < logs.length; i += 1) {
    const px = scale.xOfLog(logs[i]), py = scale.y(y[i] + offset);
    if (i === 0 && from) { context.moveTo(px, py); } else { context.lineTo(px, py); }
  }
}

function paintLine(context, curve, width) {
  const isGrey = !curve.isShown;
  context.strokeStyle = colour(isGrey && width < 2 ? "--faint" : isGrey ? "--ink" : colourOf(curve));
  context.lineWidth = curve.isTarget ? width * 0.85 : width;
  context.lineJoin = state.isCrowded ? "bevel" : "round";
  context.lineCap = isGrey || state.isCrowded ? "butt" : "round";
  context.setLineDash(isGrey || state.isCrowded ? [] : dashesOf(curve).map((part) => part * dashUnit()));
  context.beginPath();
  trace(context, lineOf(curve), true);
  context.stroke();
  context.setLineDash([]);
}

/** Dashes are shorter where the plot is smaller. */
function dashUnit() { return scale.small ? 0.35 : 0.5; }

function paintBand(context, curve) {
  const edges = edgesOf(curve);
  if (!edges) { return; }
  const offset = lineOf(curve).offset, low = envelope(curve, edges[0]), high = envelope(curve, edges[1]);
  high.logs.reverse();
  high.y.reverse();
  context.globalAlpha = curve.isTarget ? 0.16 : 0.3;
  context.fillStyle = colour(curve.isTarget ? colourOf(curve) : "--right-" + curve.look % 6);
  context.beginPath();
  trace(context, { logs: low.logs, y: low.y, offset }, true);
  trace(context, { logs: high.logs, y: high.y, offset }, false);
  context.fill();
  context.globalAlpha = 1;
}

/** The cursor, the curve that is looked at, and a dot on each curve that is shown, where these are not too many. */
function paintPointer() {
  if (!scale) { return; }
  const context = cleared(overlay, density());
  if (state.at === null || state.isPrinting) { return; }
  const active = curves[state.active], x = scale.x(state.at);
  context.save();
  context.beginPath();
  context.rect(scale.left - 6, scale.top, scale.innerWidth + 12, scale.innerHeight);
  context.clip();
  context.strokeStyle = colour("--ink");
  context.lineWidth = 1;
  context.globalAlpha = 0.7;
  context.beginPath();
  context.moveTo(x, scale.top);
  context.lineTo(x, scale.top + scale.innerHeight);
  context.stroke();
  context.globalAlpha = 1;
  const drawn = drawnCurves();
  if (drawn.includes(active) && drawn.length > 1) { paintLine(context, active, active.isShown ? 3.6 : 2); }
  drawn.filter((curve) => curve === active || (curve.isShown && !curve.isTarget && !state.isCrowded)).forEach((curve) => {
    const y = scale.y(drawnAt(curve, state.at));
    if (Number.isNaN(y)) { return; }
    context.fillStyle = colour(curve.isShown ? colourOf(curve) : "--ink");
    context.strokeStyle = colour("--paper");
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(x, y, curve === active ? 5 : 3.2, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  });
  context.restore();
}
