/** The actors' contract: its indicators in their bands, and what is proposed in its place. */

import { post } from './api.js';
import { ask } from './dialog.js';
import { byId, el, say } from './dom.js';
import { dateTime, number, words } from './format.js';
import { load, on, state } from './state.js';

const MEANS = {
  PROPOSED: 'No contract is in force; one waits for an answer.',
  IN_FORCE: 'is in force.',
  UPDATE_PROPOSED: 'is in force; another waits for an answer.',
};

export function contract() {
  byId('contract-approve').addEventListener('click', () => answer('approve', 'Approve'));
  byId('contract-reject').addEventListener('click', () => answer('reject', 'Reject'));
  on('coordination', show);
  on('line', buttons);
}

function now() {
  return state.coordination?.contract ?? null;
}

function show() {
  const one = now();
  byId('contract').hidden = !one || one.state === 'NONE';
  if (!one || one.state === 'NONE') return;
  say(byId('contract-about'), (one.inForce ? one.inForce.id + ' ' : '') + MEANS[one.state]
    + (one.lookedAt ? ' Looked at ' + dateTime(one.lookedAt) + '.' : '') + (one.because ? ' ' + one.because : ''));
  byId('indicators').hidden = !one.indicators.length;
  byId('indicator-rows').replaceChildren(...one.indicators.map(each => el('tr', {},
    el('th', { scope: 'row' }, words(each.indicator)),
    el('td', { class: 'number' }, each.value === null ? '–' : number(each.value, 2)),
    el('td', {}, limits(each)),
    el('td', {}, words(each.state) + (each.since ? ' since ' + dateTime(each.since) : '')))));
  byId('contract-proposal').hidden = !one.proposal;
  if (one.proposal) proposal(one.proposal);
  buttons();
}

function limits(each) {
  if (each.low === null) return each.high === null ? 'any' : 'at most ' + number(each.high, 2);
  return each.high === null ? 'at least ' + number(each.low, 2) : number(each.low, 2) + ' to ' + number(each.high, 2);
}

function proposal(one) {
  say(byId('contract-why'), one.id + ', ' + dateTime(one.at) + ': ' + one.sentences.join('; ') + '.');
  byId('transfer-rows').replaceChildren(...one.actors.map(each => el('tr', {},
    el('th', { scope: 'row' }, each.actor),
    ...[each.transferBefore, each.transferAfter, each.penaltyBefore, each.penaltyAfter, each.utilityBefore, each.utilityAfter]
      .map(value => el('td', { class: 'number' }, value === null ? '–' : number(value))))));
}

function buttons() {
  byId('contract-approve').disabled = !state.line;
  byId('contract-reject').disabled = !state.line;
}

function answer(path, verb) {
  const one = now().proposal;
  ask({
    title: verb + ' ' + one.id + '?',
    verb,
    comment: true,
    label: 'Comment (is kept with the contract)',
    extra: el('p', {}, one.sentences[0] ?? ''),
    send: async comment => {
      await post('/coordination/proposals/' + encodeURIComponent(one.id) + '/' + path, { comment });
      await load.coordination();
    },
    after: byId('actors-heading'),
  });
}
