/** The decision that is looked at: the newest, unless the operator chooses another. */

import { post } from './api.js';
import { details, detailsOf } from './details.js';
import { ask } from './dialog.js';
import { byId, el, keyed, say, set } from './dom.js';
import { dateTime, words } from './format.js';
import { none } from './none.js';
import { load, mergeDecision, on, state } from './state.js';

const MEANS = {
  PROPOSED: 'waits for an answer',
  REJECTED: 'was turned down',
  SUPERSEDED: 'was replaced by a newer one',
  EXPIRED: 'its cause has gone; the plan in force is the best again',
  EXECUTED: 'has been carried out',
};

let chosen = null;

export function decision() {
  byId('decision-choice').addEventListener('change', event => {
    chosen = event.target.value === state.decisions[0]?.id ? null : event.target.value;
    show();
  });
  byId('approve').addEventListener('click', () => answer('approve', 'Approve'));
  byId('reject').addEventListener('click', () => answer('reject', 'Reject'));
  on('decisions plan', show);
  on('line', buttons);
}

/** @returns {Object|null} */
function current() {
  return state.decisions.find(one => one.id === chosen) ?? state.decisions[0] ?? null;
}

function show() {
  const one = current();
  none('no-decision', '/decisions', one === null,
    'None yet. When a rule sees a limit broken, the loop plans again and its proposal appears here.');
  byId('decision-body').hidden = one === null;
  byId('decision-chooser').hidden = state.decisions.length < 2;
  if (!one) return;
  choices(one);
  const badge = byId('decision-state');
  say(badge, one.state);
  set(badge, { class: 'badge badge-' + one.state });
  say(byId('decision-means'), one.state === 'APPROVED' ? approved(one) : MEANS[one.state] ?? words(one.state));
  say(byId('decision-id'), one.id);
  say(byId('decision-made'), 'made ' + dateTime(one.createdAt) + (one.late ? ', late' : ''));
  byId('decision-answer').hidden = !one.by;
  say(byId('decision-answer'), one.by
    ? words(one.state) + ' by ' + one.by + (one.comment ? ': “' + one.comment + '”' : '') : '');
  keyed(byId('sentences'), one.sentences, (_, position) => String(position), () => el('li', {}), say);
  details(one, buttons);
  buttons();
}

/** An approved decision's plan is in force until another one is. */
function approved(one) {
  if (!state.planKnown) return 'was approved';
  return one.planId === state.plan?.id ? 'is in force' : 'was approved; a later plan is in force';
}

function choices(one) {
  keyed(byId('decision-choice'), state.decisions, each => each.id,
    each => el('option', { value: each.id }),
    (option, each) => say(option, each.id + ' ' + words(each.state) + ', ' + dateTime(each.createdAt)));
  byId('decision-choice').value = one.id;
}

function buttons() {
  const one = current();
  byId('decision-actions').hidden = one?.state !== 'PROPOSED';
  byId('approve').disabled = !state.line || detailsOf() !== one?.id;
  byId('reject').disabled = !state.line;
}

function answer(path, verb) {
  const one = current();
  ask({
    title: verb + ' ' + one.id + '?',
    verb,
    comment: true,
    extra: el('ul', { class: 'notes' }, one.sentences.map(sentence => el('li', {}, sentence))),
    send: async comment => {
      mergeDecision(await post('/decisions/' + encodeURIComponent(one.id) + '/' + path, { comment }));
      await load.plan();
    },
    after: byId('decision-heading'),
  });
}
