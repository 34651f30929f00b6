// Values: what the file of each curve says, and what is made of it. Columns come as a first value and steps, all in units of
// the last decimal that the file prints, so that what is shown is what it says.
const unit = 10000;

function unpacked(steps) {
  const values = new Float64Array(steps.length);
  let sum = 0;
  for (let i = 0; i < steps.length; i += 1) {
    sum += steps[i];
    values[i] = sum / unit;
  }
  return values;
}

/** A column that is unpacked when it is first asked for. */
function lazily(steps) {
  let values = null;
  return () => values || (values = steps ? unpacked(steps) : null);
}

/** The curves of the page: columns as functions, values in Hz and dB. */
function readCurves(data) {
  const grids = data.grids.map(lazily);
  return data.curves.map((curve, index) => ({
    index, label: curve.label, name: curve.name, channel: curve.channel, isRight: curve.right, isTarget: curve.target,
    look: curve.look, isShown: curve.shown, hz: grids[curve.grid], level: lazily(curve.level), low: lazily(curve.low),
    high: lazily(curve.high), spread: lazily(curve.spread), hasBounds: Boolean(curve.low), hasSpread: Boolean(curve.spread)
  }));
}

/** The first place of `hz` (increasing) that is not below `at`. */
function placeOf(hz, at) {
  let low = 0, high = hz.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hz[middle] < at) { low = middle + 1; } else { high = middle; }
  }
  return low;
}

/** The place of the point at exactly `at`, or -1. */
function pointAt(hz, at) {
  const place = placeOf(hz, at);
  return place < hz.length && hz[place] === at ? place : -1;
}

/** The place of the point that is nearest to `at`, in octaves. */
function nearestPoint(hz, at) {
  const place = Math.min(placeOf(hz, at), hz.length - 1);
  return place > 0 && at * at < hz[place] * hz[place - 1] ? place - 1 : place;
}

/** On the straight line in dB over ln f between two points; NaN outside of the curve. */
function valueAt(hz, values, at) {
  const place = placeOf(hz, at);
  if (place === hz.length || (place === 0 && hz[0] !== at)) { return NaN; }
  if (hz[place] === at) { return values[place]; }
  const part = Math.log(at / hz[place - 1]) / Math.log(hz[place] / hz[place - 1]);
  return values[place - 1] + part * (values[place] - values[place - 1]);
}

/** The mean over ln f of those straight lines from `from` to `to`, or the level there where both are the same. */
function meanLevel(hz, values, from, to) {
  let level = valueAt(hz, values, from), last = valueAt(hz, values, to), at = from, integral = 0;
  if (from === to || Number.isNaN(level + last)) { return from === to ? level : NaN; }
  function add(nextAt, nextLevel) {
    integral += 0.5 * (level + nextLevel) * Math.log(nextAt / at);
    at = nextAt;
    level = nextLevel;
  }
  for (let i = placeOf(hz, from); i < hz.length && hz[i] < to; i += 1) { add(hz[i], values[i]); }
  add(to, last);
  return integral / Math.log(to / from);
}

/** "80.1234": a value of the file as the file prints it. */
function printed(value) { return value.toFixed(4); }

/** "1012.4 Hz": a frequency without the zeros at its end. */
function hertz(value) { return String(Number(value.toFixed(4))) + " Hz"; }

/** "62.31", with a sign where it is a difference, and a minus that is as wide as a plus. */
function decibels(value, signed) {
  const text = Math.abs(value).toFixed(2);
  const sign = text === "0.00" ? "" : value < 0 ? "\u2212" : signed ? "+" : "";
  return sign + text;
}

/** Letters and digits alone, without accents and case: what two ways to write a name have in common. */
function folded(text) {
  return text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
