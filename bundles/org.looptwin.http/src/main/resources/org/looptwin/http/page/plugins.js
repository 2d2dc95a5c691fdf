/** Plug-ins as the server sees them: grey while they are used, marked when they are not. */

import { byId, el, keyed, say } from './dom.js';
import { dateTime, number, words } from './format.js';
import { marked } from './marks.js';
import { on, state } from './state.js';

/** States that an operator should look at, by the mark they get. */
const MARKS = { STOPPED: 'HIGH', REJECTED: 'MEDIUM', SHADOW: 'NOTICE' };

export function plugins() {
  on('plugins', show);
}

function show() {
  const list = state.plugins ?? [];
  say(byId('no-plugins'), state.plugins === null ? 'This server does not tell.' : 'None: the server’s own parts do all the work.');
  byId('no-plugins').hidden = list.length > 0;
  keyed(byId('plugin-list'), list, one => one.name + one.version + one.file + one.state + one.since, create, update);
}

function create(plugin) {
  return el('li', {},
    el('p', {}, el('strong', {}, plugin.name), ' ', plugin.version, ' ',
      MARKS[plugin.state] ? marked(MARKS[plugin.state], words(plugin.state)) : el('span', {}, words(plugin.state))),
    plugin.because ? el('p', {}, plugin.because) : null,
    el('p', { class: 'quiet' }, plugin.file + ' · since ' + dateTime(plugin.since)),
    el('ul', { class: 'notes' }));
}

function update(item, plugin) {
  item.lastElementChild.replaceChildren(...(plugin.services ?? []).map(service => el('li', {},
    [service.kind + ' ' + service.name, number(service.calls, 0) + ' calls', number(service.failures, 0) + ' failed',
      'longest ' + number(service.longestMs, 0) + ' ms', service.shadow].filter(Boolean).join(' · '))));
}
