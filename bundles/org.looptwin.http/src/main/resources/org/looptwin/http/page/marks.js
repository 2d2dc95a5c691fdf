/** Shapes that mean something: the same everywhere, always beside a word. */

import { el, svg } from './dom.js';
import { words } from './format.js';

/** Paths in a square of 20, by what they stand for. */
const SHAPES = {
  CRITICAL: 'M6 1h8l5 5v8l-5 5H6l-5-5V6z',
  HIGH: 'M10 1l9 17H1z',
  MEDIUM: 'M10 1l9 9-9 9-9-9z',
  LOW: 'M3 3h14v14H3z',
  BREACHED: 'M6 1h8l5 5v8l-5 5H6l-5-5V6z',
  NOTICE: 'M10 1l9 17H1z',
  UNKNOWN: 'M10 1l9 9-9 9-9-9z',
  OK: 'M10 2a8 8 0 1 0 .01 0z',
  NOT_APPLICABLE: 'M2 9h16v2H2z',
};

const SIGNS = { CRITICAL: '!', HIGH: '!', MEDIUM: '!', LOW: '!', BREACHED: '!', NOTICE: 'i', UNKNOWN: '?' };

/** By priority or finding state: the most pressing first. */
export const ORDER = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];
export const FINDING_ORDER = ['BREACHED', 'UNKNOWN', 'NOTICE', 'OK', 'NOT_APPLICABLE'];

/** @param {string} name a priority or the state of a finding */
export function mark(name) {
  const sign = SIGNS[name] && svg('text', { x: 10, y: name === 'HIGH' || name === 'NOTICE' ? 16 : 14.5, 'text-anchor': 'middle' }, SIGNS[name]);
  return svg('svg', { class: 'mark mark-' + name, viewBox: '0 0 20 20', 'aria-hidden': 'true' },
    svg('path', { d: SHAPES[name] ?? SHAPES.UNKNOWN }), sign);
}

/** @param {string} name @param {string} [text] */
export function marked(name, text = words(name)) {
  return el('span', { class: 'marked' }, mark(name), ' ', text);
}

/** The shape of a path for an alarm's badge on the map. @param {string} priority */
export function shape(priority) {
  return SHAPES[priority] ?? SHAPES.LOW;
}
