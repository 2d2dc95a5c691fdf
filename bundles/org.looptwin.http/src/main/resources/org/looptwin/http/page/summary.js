/** The first line: what a glance from the other end of the room must show. */

import { standing } from './alarms.js';
import { age, now, pace } from './clock.js';
import { byId, say, set } from './dom.js';
import { dateTime, energy, number, planMoney, span, words } from './format.js';
import { ORDER, mark } from './marks.js';
import { answered, on, state } from './state.js';

export function summary() {
  on('alarms', alarms);
  on('decisions', decision);
  on('plan', plan);
  on('compliance', law);
  on('twin clock feeds', data);
  on('stage', stage);
  on('reference', () => say(byId('network-name'), state.reference.network));
}

/** @param {string} name of the figure @param {string} value @param {string} note @param {string|null} [sign] */
function figure(name, value, note, sign = null) {
  const box = byId('sum-' + name);
  const before = box.dataset.sign ?? '';
  say(box.querySelector('.figure-value'), value);
  say(box.querySelector('.figure-note'), note);
  if (before !== (sign ?? '')) {
    box.querySelector('.figure-mark').replaceChildren(...(sign ? [mark(sign)] : []));
    set(box, { 'data-sign': sign });
  }
}

function alarms() {
  if (!answered('/alarms')) return;
  const list = standing().filter(alarm => alarm.state !== 'SHELVED');
  const fresh = list.filter(alarm => alarm.state === 'UNACKNOWLEDGED').length;
  const worst = ORDER.find(priority => list.some(alarm => alarm.priority === priority));
  figure('alarms', String(list.length),
    list.length ? `worst: ${words(worst)}, ${fresh} not acknowledged` : 'none standing', worst ?? null);
}

function decision() {
  if (!answered('/decisions')) return;
  const open = state.decisions.filter(one => one.state === 'PROPOSED').length;
  const newest = state.decisions[0];
  figure('decision', open ? open + ' open' : newest ? words(newest.state) : 'none',
    newest ? newest.id + ', ' + dateTime(newest.createdAt) : 'nothing had to be decided yet', open ? 'NOTICE' : null);
}

function plan() {
  const one = state.plan;
  if (!one) return;
  const kwh = one.flows.reduce((sum, flow) => sum + flow.kwh, 0);
  figure('plan', planMoney(one),
    `${energy(kwh)} moved, ${number(one.indicators.emissionsTPerYear, 0)} t CO₂ a year`);
}

function law() {
  const counts = state.compliance?.states ?? {};
  const sign = counts.BREACHED ? 'BREACHED' : null;
  figure('law', counts.BREACHED ? counts.BREACHED + ' breached' : Object.keys(counts).length ? 'no breach' : 'unchecked',
    Object.entries(counts).filter(([name]) => name !== 'BREACHED' && name !== 'NOT_APPLICABLE')
      .map(([name, n]) => n + ' ' + words(name)).join(', '), sign);
}

function data() {
  const missing = state.ready?.missing ?? [];
  const warned = state.ready?.warnings?.length ?? 0;
  if (missing.length) figure('data', 'not ready', missing.join(', ') + ' missing', 'HIGH');
  else if (state.total && !state.total.balances) figure('data', 'account is off', 'received is not accepted + duplicate + rejected + pending', 'CRITICAL');
  else if (warned) figure('data', warned + (warned > 1 ? ' warnings' : ' warning'), state.ready.warnings[0].split('.')[0], 'NOTICE');
  else if (answered('/twin')) figure('data', state.at ? span(age(state.at)) + ' ago' : 'no reading', state.at ? 'newest reading; ' + number(state.revision, 0) + ' so far' : 'nothing has been received yet');
  if (!Number.isNaN(now())) {
    say(byId('server-time'), dateTime(now()) + (pace() > 1.5 ? ' (rehearsal, time runs fast)' : ''));
  }
}

function stage() {
  const one = state.stage;
  say(byId('stage'), one ? `The loop: ${one.stage}, ${number(one.ms, 0)} ms. ${one.detail}` : '');
}
