/** The shapes of sites by type, and what they are called. */

import { svg } from './dom.js';

/** Paths around (0, 0); the same on the map and in its legend. */
const TYPES = {
  supplier: { name: 'Supplier', path: 'M0-6L6 5H-6z' },
  'battery-plant': { name: 'Battery plant', path: 'M-6.5-6.5h13v13h-13z' },
  'vehicle-plant': { name: 'Vehicle plant', path: 'M0-6.5a6.5 6.5 0 1 0 .01 0z' },
  'recycling-centre': { name: 'Recycling centre', path: 'M0-7.5L7.5 0 0 7.5-7.5 0z' },
  'regeneration-plant': { name: 'Regeneration plant', path: 'M-3.5-6.5h7L7 0 3.5 6.5h-7L-7 0z' },
  hub: { name: 'Collection hub', path: 'M-3-3h6v6h-6z' },
  port: { name: 'Port', path: 'M-4-3h8L0 4z' },
  terminal: { name: 'Rail terminal', path: 'M-4-2h8v4h-8z' },
};

/** Shown only when asked for. */
export const MINOR = new Set(['hub', 'port', 'terminal']);

/** @param {string} type as in topics */
export function typeName(type) {
  return TYPES[type]?.name ?? type;
}

/** @param {string} type */
export function sitePath(type) {
  return TYPES[type]?.path ?? TYPES.hub.path;
}

/** @param {string} type */
export function legendMark(type) {
  return svg('svg', { class: 'legend-mark', viewBox: '-9 -9 18 18', 'aria-hidden': 'true' },
    svg('path', { class: 'site-shape', d: sitePath(type) }));
}

/** @returns {string[]} every type, the order of the loop */
export function siteTypes() {
  return Object.keys(TYPES);
}
