/**
 * Small line charts as SVG, written by hand: one file that needs nothing, readable on white and on black, and by people who
 * hear it read.
 * @typedef {{ name: string, points: readonly (readonly [number, number])[] }} Line
 * @typedef {{ title: string, unit: string, isLog?: boolean, lines: readonly Line[] }} Panel
 */

const panelWidth = 300;
const panelHeight = 260;
const margin = { left: 52, right: 16, top: 48, bottom: 58 };

const style = `
    .card { fill: #ffffff } text { fill: #24292f; font: 12px system-ui, sans-serif } .title { font-weight: 600; font-size: 13px }
    .soft { fill: #57606a; font-size: 11px } .grid { stroke: #d0d7de; stroke-width: 1 } .line { fill: none; stroke-width: 2 }
    .c0 { stroke: #0969da } .c1 { stroke: #bc4c00 } .c2 { stroke: #1a7f37 } .c3 { stroke: #8250df }
    .f0 { fill: #0969da } .f1 { fill: #bc4c00 } .f2 { fill: #1a7f37 } .f3 { fill: #8250df }
    @media (prefers-color-scheme: dark) {
      .card { fill: #0d1117 } text { fill: #e6edf3 } .soft { fill: #9198a1 } .grid { stroke: #30363d }
      .c0 { stroke: #58a6ff } .c1 { stroke: #f0883e } .c2 { stroke: #3fb950 } .c3 { stroke: #bc8cff }
      .f0 { fill: #58a6ff } .f1 { fill: #f0883e } .f2 { fill: #3fb950 } .f3 { fill: #bc8cff }
    }`;

/**
 * Panels side by side, with the same values on their horizontal axes.
 * @param {{ title: string, description: string, panels: readonly Panel[] }} chart
 */
export function lineChart({ title, description, panels }) {
  const width = panels.length * panelWidth;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panelHeight}" width="${width}" height="${panelHeight}" role="img" aria-labelledby="title desc">`,
    `  <title id="title">${escaped(title)}</title>`,
    `  <desc id="desc">${escaped(description)}</desc>`,
    `  <style>${style}\n  </style>`,
    `  <rect class="card" width="${width}" height="${panelHeight}" rx="8"/>`,
    ...panels.map((panel, at) => drawPanel(panel, at * panelWidth)),
    '</svg>',
    '',
  ].join('\n');
}

function drawPanel(/** @type {Panel} */ panel, /** @type {number} */ left) {
  const points = panel.lines.flatMap(({ points: all }) => [...all]);
  const xs = [...new Set(points.map(([x]) => x))].sort((a, b) => a - b);
  const ticks = panel.isLog ? logTicks(points.map(([, y]) => y)) : ticksUpTo(Math.max(0, ...points.map(([, y]) => y)));
  const x = scale([xs[0] ?? 1, xs.at(-1) ?? 1], [margin.left, panelWidth - margin.right], true);
  const y = scale([ticks[0] ?? 0, ticks.at(-1) ?? 1], [panelHeight - margin.bottom, margin.top], panel.isLog === true);
  return [
    `  <g transform="translate(${left} 0)">`,
    `    <text class="title" x="${margin.left}" y="20">${escaped(panel.title)}</text>`,
    `    <text class="soft" x="${margin.left}" y="34">${escaped(panel.unit)}</text>`,
    ...ticks.map((tick) => gridLine(tick, y(tick))),
    ...spread(xs, x).map(
      (value) =>
        `    <text class="soft" x="${at(x(value))}" y="${panelHeight - margin.bottom + 16}" text-anchor="middle">${short(value)}</text>`,
    ),
    ...panel.lines.map((line, color) => drawLine(line, color, x, y)),
    ...panel.lines.map(({ name }, color) => legend(name, color, panel.lines.length)),
    '  </g>',
  ].join('\n');
}

const gridLine = (/** @type {number} */ tick, /** @type {number} */ y) =>
  `    <line class="grid" x1="${margin.left}" x2="${panelWidth - margin.right}" y1="${at(y)}" y2="${at(y)}"/>` +
  `<text class="soft" x="${margin.left - 6}" y="${at(y + 4)}" text-anchor="end">${short(tick)}</text>`;

/** @typedef {(value: number) => number} Scale */

function drawLine(
  /** @type {Line} */ { points },
  /** @type {number} */ color,
  /** @type {Scale} */ x,
  /** @type {Scale} */ y,
) {
  const places = points.map(([px, py]) => `${at(x(px))},${at(y(py))}`);
  const dots = points.map(([px, py]) => `<circle class="f${color}" cx="${at(x(px))}" cy="${at(y(py))}" r="3"/>`);
  return `    <polyline class="line c${color}" points="${places.join(' ')}"/>${dots.join('')}`;
}

function legend(/** @type {string} */ name, /** @type {number} */ color, /** @type {number} */ of) {
  const x = margin.left + ((panelWidth - margin.left) / Math.max(2, of)) * color;
  const y = panelHeight - 18;
  return `    <rect class="f${color}" x="${at(x)}" y="${y - 8}" width="10" height="10" rx="2"/><text class="soft" x="${at(x + 14)}" y="${y + 1}">${escaped(name)}</text>`;
}

/**
 * Places on a line; where all values are the same, its middle.
 * @param {readonly [number, number]} from
 * @param {readonly [number, number]} to
 * @param {boolean} isLog
 * @returns {Scale}
 */
export function scale([low, high], [start, end], isLog) {
  const size = (/** @type {number} */ value) => (isLog ? Math.log10(Math.max(value, 1e-9)) : value);
  const span = size(high) - size(low);
  return (value) => (span === 0 ? (start + end) / 2 : start + ((size(value) - size(low)) / span) * (end - start));
}

/** Round numbers from 0 until past the largest. */
export function ticksUpTo(/** @type {number} */ most) {
  const rough = Math.max(most, 1e-9) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

/** Powers of ten around all values. */
export function logTicks(/** @type {readonly number[]} */ values) {
  const positive = values.filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(1, ...positive)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(1, ...positive))));
  return Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
}

/** The values whose labels do not run into each other. */
function spread(/** @type {readonly number[]} */ values, /** @type {Scale} */ x) {
  /** @type {number[]} */
  const kept = [];
  for (const value of values) {
    const last = kept.at(-1);
    if (last === undefined || x(value) - x(last) >= 32) kept.push(value);
  }
  return kept;
}

const at = (/** @type {number} */ place) => String(Math.round(place * 10) / 10);

/** 5000000 as 5M, 100000 as 100k. */
export function short(/** @type {number} */ value) {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`;
  if (value >= 10_000) return `${Number((value / 1e3).toPrecision(3))}k`;
  return String(Number(value.toPrecision(3)));
}

const escaped = (/** @type {string} */ text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
