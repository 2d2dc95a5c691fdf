/** What a decision rests on: what moves, the chain of causes, findings. Never those of another decision. */

import { get } from './api.js';
import { chain } from './chain.js';
import { difference } from './difference.js';
import { byId, el } from './dom.js';
import { findingTable } from './findings.js';

const AGAIN_MS = 5000;

/** The decision, with its state, whose details are asked for or shown. */
let asked = '';
/** @type {string|null} id of the decision whose details stand on the page */
let shown = null;

/** @returns {string|null} id of the decision whose details stand on the page, null while they are loading */
export function detailsOf() {
  return shown;
}

/**
 * Asks when the decision is another or another answer was given; tries again when none comes.
 * @param {Object} one the decision that is looked at
 * @param {() => void} ready called when its details stand on the page
 */
export async function details(one, ready) {
  const version = one.id + one.state + one.ledgerHash;
  if (version === asked) return;
  asked = version;
  if (shown !== one.id) instead('loading …');
  try {
    const whole = await get('/decisions/' + encodeURIComponent(one.id));
    if (version === asked) show(whole, ready);
  } catch (problem) {
    if (version === asked) later(one, ready, problem);
  }
}

function show(whole, ready) {
  chain(byId('chain'), whole);
  difference(byId('difference'), whole);
  findingTable(byId('decision-findings'), whole.findings);
  shown = whole.id;
  ready();
}

function later(one, ready, problem) {
  if (shown !== one.id) instead('These could not be loaded: ' + problem.message + ' Trying again …');
  const version = asked;
  setTimeout(() => {
    if (version !== asked) return;
    asked = '';
    details(one, ready);
  }, AGAIN_MS);
}

/** @param {string} text in place of all details */
function instead(text) {
  shown = null;
  byId('difference').replaceChildren(el('p', { class: 'quiet' }, text));
  byId('chain').replaceChildren(el('li', { class: 'quiet' }, text));
  byId('decision-findings').replaceChildren(el('p', { class: 'quiet' }, text));
}
