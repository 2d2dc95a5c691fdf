/** A front as three lines, one for each aim: better lies to the left. */

import { el, svg } from './dom.js';
import { number } from './format.js';

const WIDTH = 480;
const SIDE = 12;
const LINE = 30;

export const AIMS = [
  { key: 'costEur', name: 'Cost without carbon and loss', word: 'cost', show: value => number(value / 1e6, 1, 1) + ' MEUR' },
  { key: 'emissionsT', name: 'CO₂', word: 'CO₂', show: value => number(value / 1e3, 1, 1) + ' kt' },
  { key: 'disruptionEur', name: 'Expected loss', word: 'expected loss', show: value => number(value / 1e6, 1, 1) + ' MEUR' },
];

/**
 * @param {Object} front with its points @param {number} looked position of the point looked at
 * @returns {Node[]}
 */
export function axes(front, looked) {
  return AIMS.map(aim => axis(aim, front, looked));
}

function axis(aim, front, looked) {
  const values = front.points.map(point => point[aim.key]);
  const current = front.current?.[aim.key];
  const all = Number.isFinite(current) ? [...values, current] : values;
  const least = Math.min(...all);
  const most = Math.max(...all);
  const at = value => SIDE + (WIDTH - 2 * SIDE) * (most > least ? (value - least) / (most - least) : 0.5);
  return svg('svg', { class: 'axis', viewBox: `0 0 ${WIDTH} 54`, role: 'img', 'aria-label': told(aim, front, looked, current) },
    svg('text', { class: 'axis-name', x: 0, y: 13 }, aim.name),
    svg('text', { x: WIDTH, y: 13, 'text-anchor': 'end' }, aim.show(front.points[looked][aim.key])),
    svg('line', { x1: SIDE, x2: WIDTH - SIDE, y1: LINE, y2: LINE }),
    values.map(value => svg('circle', { class: 'point', cx: at(value), cy: LINE, r: 3.5 })),
    front.knee === null ? null : triangle(at(values[front.knee])),
    Number.isFinite(current) ? svg('circle', { class: 'current', cx: at(current), cy: LINE, r: 7 }) : null,
    svg('circle', { class: 'looked', cx: at(values[looked]), cy: LINE, r: 6 }),
    svg('text', { x: 0, y: 52 }, aim.show(least)),
    svg('text', { x: WIDTH, y: 52, 'text-anchor': 'end' }, aim.show(most)));
}

function triangle(x) {
  return svg('path', { class: 'knee', d: `M${x - 7} ${LINE + 15}h14l-7 -12z` });
}

/** The same in words, for those who do not see it. */
function told(aim, front, looked, current) {
  const parts = [aim.name + ': the point looked at ' + aim.show(front.points[looked][aim.key])];
  if (Number.isFinite(current)) parts.push('the plan in force ' + aim.show(current));
  if (front.knee !== null) parts.push('the knee ' + aim.show(front.points[front.knee][aim.key]));
  return parts.join('; ') + '.';
}

/** A list of points in words is a table; here it is folded away. @param {Object} front */
export function table(front) {
  return el('details', {}, el('summary', {}, 'All ' + front.points.length + ' choices as a table'),
    el('table', {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Choice'),
        AIMS.map(aim => el('th', { scope: 'col', class: 'number' }, aim.name)))),
      el('tbody', {}, front.points.map((point, position) => el('tr', {},
        el('th', { scope: 'row' }, position + 1),
        AIMS.map(aim => el('td', { class: 'number' }, aim.show(point[aim.key]))))))));
}
