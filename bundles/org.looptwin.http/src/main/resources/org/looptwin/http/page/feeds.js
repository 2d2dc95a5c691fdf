/** What comes in: the account of readings, connections, histories, and what was not accepted. */

import { byId, el, keyed, say } from './dom.js';
import { dateTime, number, words } from './format.js';
import { mark, marked } from './marks.js';
import { none } from './none.js';
import { on, state } from './state.js';

/** More are kept by the server. */
const QUARANTINED = 20;
const TOTAL = 'All';

export function feeds() {
  on('feeds', show);
}

function show() {
  account();
  connections();
  histories();
  quarantine();
  const missing = state.ready?.missing ?? [];
  byId('not-ready').hidden = missing.length === 0;
  say(byId('not-ready'), 'Not ready: ' + missing.join(', ') + '.');
  keyed(byId('warnings'), state.ready?.warnings ?? [], text => text.split(':')[0], () => el('li', {}),
    (item, text) => item.replaceChildren(marked('NOTICE', text)));
}

function account() {
  const rows = Object.entries(state.account).map(([name, counts]) => ({ name, counts }));
  byId('account-table').hidden = rows.length === 0;
  const off = rows.filter(row => !row.counts.balances).map(row => row.name);
  if (state.total && rows.length) rows.push({ name: TOTAL, counts: state.total });
  balance(off, rows.length > 0);
  keyed(byId('account'), rows, row => row.name, create, update);
}

function balance(off, any) {
  const text = off.length ? 'The account of ' + off.join(', ') + ' does not balance' : any ? 'The account balances' : '';
  if (byId('balance').textContent.trim() !== text) {
    byId('balance').replaceChildren(...(text ? [marked(off.length ? 'CRITICAL' : 'OK', text)] : []));
  }
}

function create({ name }) {
  return el('tr', { class: name === TOTAL ? 'total' : null }, el('th', { scope: 'row' }, name),
    [1, 2, 3, 4, 5].map(() => el('td', { class: 'number' })));
}

function update(row, { counts }) {
  const reasons = Object.entries(counts.rejected).filter(([, n]) => n > 0);
  const rejected = reasons.reduce((sum, [, n]) => sum + n, 0);
  const numbers = [counts.received, counts.accepted, counts.duplicate, rejected, counts.pending];
  numbers.forEach((count, i) => { if (i !== 3) say(row.children[i + 1], number(count, 0)); });
  row.children[4].replaceChildren(number(rejected, 0),
    ...reasons.map(([reason, n]) => el('div', { class: 'quiet' }, reason + ' ' + number(n, 0))));
}

function connections() {
  keyed(byId('connections'), state.connectors, one => one.name, () => el('li', {}), (item, one) => item.replaceChildren(
    el('strong', {}, one.name), ' ',
    one.state === 'RUNNING' ? words(one.state) : marked('HIGH', words(one.state)),
    el('span', { class: 'quiet' }, ' ' + one.detail)));
}

function histories() {
  none('no-histories', '/account', state.histories.length === 0, 'None.');
  keyed(byId('histories'), state.histories, one => one.name, () => el('li', {}), (item, one) => item.replaceChildren(
    el('strong', {}, one.name), ' up to reading ' + number(one.offset, 0),
    one.behind > 0 ? ', ' + number(one.behind, 0) + ' behind' : '',
    ...(one.trouble ? [' ', marked('NOTICE', one.trouble)] : [])));
}

function quarantine() {
  const list = state.quarantined.slice(0, QUARANTINED);
  none('no-quarantine', '/account', list.length === 0, 'Empty: nothing was rejected.');
  byId('quarantine-box').hidden = list.length === 0;
  say(byId('quarantine-count'), 'Newest ' + list.length + ' not accepted');
  const seen = new Map();
  keyed(byId('quarantine'), list, one => key(one, seen), one => el('li', {}, mark('NOTICE'), el('div', {},
    el('p', {}, el('strong', {}, one.reason), ' ', one.detail ?? ''),
    el('p', { class: 'quiet' }, one.topic + ' · ' + dateTime(one.receivedAt) + ' · ' + number(one.bytes, 0) + ' bytes'))));
}

/** Messages of the same instant, topic and reason are told apart by their number. */
function key(one, seen) {
  const name = [one.receivedAt, one.topic, one.reason].join(' ');
  seen.set(name, (seen.get(name) ?? 0) + 1);
  return name + ' ' + seen.get(name);
}
