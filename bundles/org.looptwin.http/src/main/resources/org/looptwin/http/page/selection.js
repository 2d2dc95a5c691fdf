/** Which site is looked at: one for the whole page. */

import { changed } from './state.js';

/** Stands for the market series in place of a site; looked at first. */
export const MARKET = 'market';

let chosen = MARKET;

/** @returns {string|null} a site's id, or {@link MARKET} */
export function selected() {
  return chosen;
}

/** @param {string|null} id */
export function select(id) {
  chosen = id;
  changed('selection');
}
