/** Says whether the line to the server stands, and for how long it has not. */

import { byId, say, set } from './dom.js';
import { clockTime, span } from './format.js';
import { changed, state } from './state.js';

let heardAt = null;
let tryAt = 0;

/** Something came. */
export function alive() {
  heardAt = Date.now();
  if (state.line) return;
  state.line = true;
  show();
}

/** @param {string} why @param {number} againMs when it is tried again */
export function broken(why, againMs) {
  tryAt = Date.now() + againMs;
  if (!state.line && byId('cut-text').textContent) return;
  state.line = false;
  say(byId('cut-text'), heardAt === null
    ? `No data yet: ${why}.`
    : `No data since ${clockTime(heardAt)}: ${why}. The values below are old.`);
  show();
}

/** Counts on while the line is cut; not read out. */
export function tick() {
  if (state.line || !byId('cut-text').textContent) return;
  const again = Math.max(0, tryAt - Date.now());
  say(byId('cut-count'), (heardAt === null ? '' : 'Cut for ' + span(Date.now() - heardAt) + '. ')
    + (again > 0 ? 'Trying again in ' + Math.ceil(again / 1000) + ' s.' : 'Trying again …'));
}

function show() {
  document.body.classList.toggle('is-cut', !state.line);
  byId('cut').hidden = state.line;
  if (state.line) {
    say(byId('cut-text'), '');
    say(byId('cut-count'), '');
  }
  set(byId('line'), { 'data-line': state.line ? 'live' : 'cut' });
  say(byId('line-text'), state.line ? 'Live' : 'Line cut');
  tick();
  changed('line');
}
