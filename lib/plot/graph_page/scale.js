// Scale: where frequencies and levels are on the canvas, in CSS pixels.

/** The ends of the vertical axis: those of the figure, or such as fit what is drawn after something has changed. */
function levelSpan() {
  const asBegun = state.reference === "" && String(state.match && [state.match.from, state.match.to]) === String(data.match);
  if (asBegun) { return [data.lowest, data.highest]; }
  const base = isDifference() ? [-15, 15] : state.match ? [35, 85] : null;
  const step = base ? 5 : 10;
  let [lowest, highest] = extremes();
  lowest = Math.floor(lowest / step) * step;
  highest = Math.ceil(highest / step) * step;
  return base ? [Math.min(base[0], lowest), Math.max(base[1], highest)] : [Math.min(lowest, highest - 50), highest];
}

/** The lowest and the highest level that is drawn or shaded. */
function extremes() {
  let lowest = Infinity, highest = -Infinity;
  drawnCurves().filter((curve) => !curve.isTarget || curves.every((other) => other.isTarget)).forEach((curve) => {
    const line = lineOf(curve);
    const edges = curve.isShown && edgesOf(curve) || [];
    [line, ...edges.map((edge) => envelope(curve, edge))].forEach(({ y }) => {
      for (let i = 0; i < y.length; i += 1) {
        lowest = Math.min(lowest, y[i] + line.offset);
        highest = Math.max(highest, y[i] + line.offset);
      }
    });
  });
  return lowest <= highest ? [lowest, highest] : [0, 0];
}

/** How far apart the marks of the vertical axis are, and how many finer ones there are to each. */
function levelMarks(span, height) {
  const usual = isDifference() ? 5 : 10;
  const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200].find((each) =>
    height * each / span >= 22 && (each >= usual || span / usual < 3)) || 500;
  return { step, finer: step === 5 ? 5 : 2 };
}

function makeScale(width) {
  const small = width < 520;
  const scale = { width, small, font: small ? 11 : 13, left: small ? 44 : 58, right: small ? 10 : 14, top: 10, bottom: small ? 40 : 48 };
  [scale.lowest, scale.highest] = levelSpan();
  const inner = width - scale.left - scale.right;
  const decades = Math.log10(data.to / data.from);
  const ratio = data.perDecade > 0 ? (scale.highest - scale.lowest) / data.perDecade / decades : 9 / 16;
  const plotHeight = Math.round(Math.min(Math.max(inner * ratio, 200), Math.max(window.innerHeight * 0.8, 320)));
  scale.height = plotHeight + scale.top + scale.bottom;
  scale.innerWidth = inner;
  scale.innerHeight = plotHeight;
  const perLog = inner / Math.log(data.to / data.from);
  scale.xOfLog = (log) => scale.left + log * perLog;
  scale.x = (hz) => scale.xOfLog(Math.log(hz / data.from));
  scale.hz = (x) => data.from * Math.exp((x - scale.left) / perLog);
  scale.y = (db) => scale.top + (scale.highest - db) / (scale.highest - scale.lowest) * plotHeight;
  return scale;
}

const lines = new Map(); // of each curve what was decimated, for a width and a reference

/**
 * The points of `curve` that the columns of pixels can show, the first, lowest, highest and last of each where there are more
 * than four: `logs`, of the frequency over the lowest, and `y`, to which `offset` is added. Differences are taken at the points of the curve, within its reference.
 */
function lineOf(curve) {
  const key = pixelColumns() + " " + state.reference;
  let line = lines.get(curve);
  if (!line || line.key !== key) {
    line = envelope(curve, curve.level());
    line.key = key;
    lines.set(curve, line);
  }
  const reference = referenceOf(curve);
  line.offset = offsetOf(curve) - (reference ? offsetOf(reference) : 0);
  return line;
}

function pixelColumns() { return Math.max(Math.round(scale ? scale.innerWidth : 800), 100); }

const onGrids = new Map(); // of a reference its levels on the grids of others

/** The levels of `reference` at `hz`; NaN where it has none. */
function levelsOn(hz, reference) {
  if (reference.hz() === hz) { return reference.level(); }
  if (!onGrids.has(reference)) { onGrids.set(reference, new Map()); }
  const known = onGrids.get(reference);
  if (!known.has(hz)) { known.set(hz, hz.map((at) => valueAt(reference.hz(), reference.level(), at))); }
  return known.get(hz);
}

function envelope(curve, values) {
  const hz = curve.hz(), reference = referenceOf(curve), kept = 4;
  const taken = reference ? levelsOn(hz, reference) : null;
  let first = Math.max(placeOf(hz, data.from) - 1, 0), end = Math.min(placeOf(hz, data.to * (1 + 1e-9)) + 1, hz.length);
  while (taken && first < end && Number.isNaN(taken[first])) { first += 1; }
  while (taken && first < end && Number.isNaN(taken[end - 1])) { end -= 1; }
  const level = (i) => taken ? values[i] - taken[i] : values[i];
  const columns = pixelColumns(), line = { logs: [], y: [] };
  function keep(i, y) { line.logs.push(Math.log(hz[i] / data.from)); line.y.push(y); }
  if (end - first <= kept * columns) {
    for (let i = first; i < end; i += 1) { keep(i, level(i)); }
    return line;
  }
  const perLog = columns / Math.log(data.to / data.from);
  for (let i = first; i < end;) {
    const column = Math.floor(Math.log(hz[i] / data.from) * perLog), nextHz = data.from * Math.exp((column + 1) / perLog);
    let low = i, high = i, last = i, lowY = Infinity, highY = -Infinity, lastY = 0;
    const firstY = level(i), begin = i;
    do {
      lastY = level(i);
      if (lastY < lowY) { lowY = lastY; low = i; }
      if (lastY > highY) { highY = lastY; high = i; }
      last = i;
      i += 1;
    } while (i < end && hz[i] < nextHz);
    keep(begin, firstY);
    [[low, lowY], [high, highY]].sort((a, b) => a[0] - b[0]).forEach(([place, y]) => {
      if (place !== begin && place !== last) { keep(place, y); }
    });
    if (last !== begin) { keep(last, lastY); }
  }
  return line;
}
