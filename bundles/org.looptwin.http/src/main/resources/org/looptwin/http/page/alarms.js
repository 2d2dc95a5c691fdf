/** Standing alarms, the most pressing first, and what an operator does about them. */

import { byId, el, keyed, say } from './dom.js';
import { age } from './clock.js';
import { dateTime, span, words } from './format.js';
import { ORDER, mark } from './marks.js';
import { none } from './none.js';
import { ask } from './dialog.js';
import { post } from './api.js';
import { load, on, state } from './state.js';
import { select } from './selection.js';

const SHELVE_HOURS = [1, 4, 8, 24];

/** Alarms that have been read out; null before the first look. @type {Set<string>|null} */
let told = null;

export function alarms() {
  on('alarms reference', show);
  on('clock', ages);
}

/** @returns {Object[]} standing alarms: unacknowledged before others, then by priority, then newest */
export function standing() {
  const rank = alarm => (alarm.state === 'UNACKNOWLEDGED' ? 0 : alarm.state === 'SHELVED' ? 20 : 10)
    + ORDER.indexOf(alarm.priority);
  return [...state.alarms.values()]
    .sort((a, b) => rank(a) - rank(b) || b.raisedAt.localeCompare(a.raisedAt));
}

function show() {
  const list = standing();
  say(byId('alarm-count'), list.length ? String(list.length) : '');
  none('no-alarms', '/alarms', list.length === 0, 'None. All is as planned.');
  keyed(byId('alarm-list'), list, alarm => alarm.id, create, update);
  tell(list);
  ages();
}

/** For screen readers: new alarms only, so that ages are not read out every second. */
function tell(list) {
  const fresh = list.filter(alarm => told && !told.has(alarm.id));
  told = new Set(list.map(alarm => alarm.id));
  if (fresh.length) {
    say(byId('alarm-news'), fresh.map(alarm => `New alarm, ${words(alarm.priority)}: ${alarm.because}`).join(' '));
  }
}

function create(alarm) {
  return el('li', { class: 'alarm' }, el('div', { class: 'alarm-text' },
    el('p', { class: 'alarm-head' }, mark(alarm.priority),
      el('strong', {}, words(alarm.priority)), ' ',
      el('button', { type: 'button', class: 'link', on: { click: () => select(alarm.subject) } }, alarm.subject),
      el('span', { class: 'alarm-state' }), el('span', { class: 'alarm-age age' })),
    el('p', { class: 'alarm-because' }, alarm.because),
    alarm.consequence ? el('p', { class: 'quiet' }, alarm.consequence) : null,
    el('p', { class: 'quiet alarm-said' })),
  el('p', { class: 'actions' }));
}

function update(item, alarm) {
  item.classList.toggle('pressing', alarm.state === 'UNACKNOWLEDGED');
  item.classList.toggle('shelved', alarm.state === 'SHELVED');
  item.querySelector('.link').disabled = !state.reference?.nodes.some(site => site.id === alarm.subject);
  say(item.querySelector('.alarm-because'), alarm.because);
  const said = item.querySelector('.alarm-said');
  said.hidden = !alarm.by;
  say(said, alarm.by ? alarm.by + (alarm.comment ? ': ' + alarm.comment : '') : '');
  const until = alarm.shelvedUntil;
  say(item.querySelector('.alarm-state'),
    words(alarm.state) + (alarm.state === 'SHELVED' && until ? ' until ' + dateTime(until) : ''));
  keyed(item.querySelector('.actions'), actions(alarm), action => action.name, button);
}

function actions(alarm) {
  const acknowledge = { name: 'acknowledge', text: 'Acknowledge', alarm };
  const shelve = { name: 'shelve', text: 'Shelve', alarm };
  if (alarm.state === 'SHELVED') return [{ name: 'unshelve', text: 'Unshelve', alarm }];
  return alarm.state === 'UNACKNOWLEDGED' ? [acknowledge, shelve] : [shelve];
}

function button({ name, text, alarm }) {
  return el('button', { type: 'button', 'aria-label': text + ' alarm ' + alarm.id,
    on: { click: () => order(name, text, alarm.id) } }, text);
}

function order(name, text, id) {
  const hours = el('select', { name: 'hours', id: 'shelve-hours' },
    SHELVE_HOURS.map(h => el('option', { value: h }, h === 1 ? '1 hour' : h + ' hours')));
  ask({
    title: text + ' ' + id,
    verb: text,
    comment: true,
    extra: name === 'shelve' ? el('p', {}, el('label', { for: 'shelve-hours' }, 'For'), ' ', hours) : null,
    send: async comment => {
      const body = { comment };
      if (name === 'shelve') body.for = hours.value + 'h';
      await post('/alarms/' + encodeURIComponent(id) + '/' + name, body);
      await load.alarms();
    },
    after: byId('alarms'),
  });
}

function ages() {
  for (const item of byId('alarm-list').children) {
    const alarm = state.alarms.get(item.getAttribute('data-key'));
    if (alarm) {
      const field = item.querySelector('.alarm-age');
      say(field, 'for ' + span(age(alarm.raisedAt)));
      field.title = 'since ' + dateTime(alarm.raisedAt);
    }
  }
}
