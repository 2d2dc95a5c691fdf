/** What comes in: connections, and the account of readings. */

import { byId, el, keyed, say } from './dom.js';
import { number, words } from './format.js';
import { marked } from './marks.js';
import { on, state } from './state.js';

export function feeds() {
  on('feeds', show);
}

function show() {
  keyed(byId('connections'), state.connectors, one => one.name, () => el('li', {}), (item, one) => item.replaceChildren(
    el('strong', {}, one.name), ' ',
    one.state === 'RUNNING' ? words(one.state) : marked('HIGH', words(one.state)),
    el('span', { class: 'quiet' }, ' ' + one.detail)));
  const rows = Object.entries(state.account).map(([name, counts]) => ({ name, counts }));
  byId('account-table').hidden = rows.length === 0;
  keyed(byId('account'), rows, row => row.name,
    ({ name }) => el('tr', {}, el('th', { scope: 'row' }, name), [1, 2, 3, 4, 5].map(() => el('td', { class: 'number' }))),
    (row, { counts }) => {
      const rejected = Object.values(counts.rejected).reduce((sum, n) => sum + n, 0);
      [counts.received, counts.accepted, counts.duplicate, rejected, counts.pending]
        .forEach((count, i) => say(row.children[i + 1], number(count, 0)));
      row.title = Object.entries(counts.rejected).map(([reason, n]) => reason + ' ' + n).join(', ');
    });
  const missing = state.ready?.missing ?? [];
  byId('not-ready').hidden = missing.length === 0;
  say(byId('not-ready'), 'Not ready: ' + missing.join(', ') + '.');
}
