/** A forecast as a fan: the past, the median, and the band from 10 to 90 %. */

import { svg } from './dom.js';
import { month, number } from './format.js';

/** Months of the past that are shown. */
const PAST = 24;

/**
 * @typedef {{start: string, values: number[]}} Series
 * @typedef {{width: number, height: number, left: number, right: number, top: number, bottom: number}} Box
 */

/**
 * @param {Object} outlook @param {Series} observed may be empty @param {number} scale of the values for people (100: %)
 * @param {string} unit @param {boolean} large with axes and words
 */
export function fan(outlook, observed, scale, unit, large) {
  const box = large ? { width: 560, height: 250, left: 56, right: 12, top: 14, bottom: 34 }
    : { width: 120, height: 44, left: 2, right: 2, top: 4, bottom: 4 };
  const past = observed.values.slice(-PAST).map(v => v * scale);
  const of = level => (outlook.quantiles[level]?.values ?? outlook.mean.values).map(v => v * scale);
  const [low, middle, high] = [of('0.1'), of('0.5'), of('0.9')];
  const all = [...past, ...low, ...high, ...middle];
  const ticks = scaleTicks(Math.min(...all), Math.max(...all));
  const x = i => box.left + (box.width - box.left - box.right) * i / Math.max(1, past.length + middle.length - 1);
  const y = v => box.top + (box.height - box.top - box.bottom) * (ticks.high - v) / (ticks.high - ticks.low || 1);
  const points = (values, from) => values.map((v, i) => x(from + i).toFixed(1) + ' ' + y(v).toFixed(1));
  const path = (values, from) => (values.length ? 'M' + points(values, from).join('L') : '');
  const n = past.length;
  const joined = n ? past.slice(-1).concat(middle) : middle;
  const band = 'M' + [...points(high, n), ...points(low, n).reverse()].join('L') + 'z';
  return svg('svg', { class: large ? 'fan' : 'fan fan-small', viewBox: `0 0 ${box.width} ${box.height}`,
    role: large ? 'img' : null, 'aria-hidden': large ? null : 'true',
    'aria-label': large ? summary(outlook, middle, low, high, unit) : null },
  large ? axes(box, ticks, x, y, outlook.mean.start, n, middle.length, unit) : null,
  svg('path', { class: 'band', d: band }),
  svg('path', { class: 'past', d: path(past, 0) }),
  svg('path', { class: 'median', d: path(joined, n ? n - 1 : 0) }));
}

function summary(outlook, middle, low, high, unit) {
  const one = i => `${month(outlook.mean.start, i)} ${number(middle[i], 1)} (${number(low[i], 1)} to ${number(high[i], 1)}) ${unit}`;
  return `${outlook.target}: median and 10 to 90 % band: ${one(0)}; ${one(middle.length - 1)}`;
}

/** Round values around the range, about four steps. */
function scaleTicks(least, most) {
  const span = Math.max(most - least, Math.abs(most) * 0.05, 1e-9);
  const raw = span / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map(k => k * power).find(k => k >= raw);
  const low = least >= 0 ? Math.max(0, Math.floor(least / step) * step) : Math.floor(least / step) * step;
  const values = [];
  for (let v = low; v < most + step * 0.999; v += step) values.push(v);
  return { low, high: values[values.length - 1], values, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9) + (step / power === 2.5 ? 1 : 0)) };
}

function axes(box, ticks, x, y, start, past, ahead, unit) {
  const marks = [];
  for (let i = -past; i < ahead; i++) if (month(start, i).endsWith('-01') || month(start, i).endsWith('-07')) marks.push(i);
  const now = (x(past - 1) + x(past)) / 2;
  return svg('g', { class: 'axes' },
    ticks.values.map(v => [
      svg('line', { class: 'grid', x1: box.left, x2: box.width - box.right, y1: y(v), y2: y(v) }),
      svg('text', { x: box.left - 6, y: y(v) + 4, 'text-anchor': 'end' }, number(v, ticks.digits, ticks.digits))]),
    marks.map(i => svg('text', { x: x(past + i), y: box.height - 12, 'text-anchor': 'middle' }, month(start, i))),
    svg('text', { x: box.left, y: box.top - 3 }, unit),
    past ? [svg('line', { class: 'today', x1: now, x2: now, y1: box.top, y2: box.height - box.bottom }),
      svg('text', { x: now - 5, y: box.top + 8, 'text-anchor': 'end' }, 'observed'),
      svg('text', { x: now + 5, y: box.top + 8 }, 'forecast')] : null);
}
