/** One site's live values: what, how good, how old. */

import { standing } from './alarms.js';
import { age } from './clock.js';
import { byId, el, keyed, say, set } from './dom.js';
import { dateTime, energy, metricName, reading, span } from './format.js';
import { marked } from './marks.js';
import { none } from './none.js';
import { typeName } from './sites.js';
import { on, state } from './state.js';
import { MARKET, select, selected } from './selection.js';

export function sitePanel() {
  byId('site-choice').addEventListener('change', event => select(event.target.value || null));
  on('reference', choices);
  on('selection twin alarms plan', show);
  on('clock', ages);
}

function choices() {
  const groups = new Map();
  for (const site of state.reference.nodes) groups.set(site.type, [...(groups.get(site.type) ?? []), site]);
  byId('site-choice').replaceChildren(
    el('option', { value: '' }, 'none'),
    el('option', { value: MARKET }, 'Market prices and indices'),
    ...[...groups].map(([type, sites]) => el('optgroup', { label: typeName(type) },
      sites.map(site => el('option', { value: site.id }, site.id + ' ' + site.name)))));
  show();
}

function show() {
  const id = selected();
  const site = state.reference?.nodes.find(node => node.id === id);
  const there = Boolean(site) || id === MARKET;
  byId('site-choice').value = there ? id : '';
  byId('site-empty').hidden = there;
  byId('site-body').hidden = !there;
  if (!there) return;
  say(byId('site-name'), site ? site.id + ' ' + site.name : 'Market');
  say(byId('site-about'), site ? about(site) : 'Prices and indices, as last heard.');
  const metrics = (site ? state.nodes.get(id) : state.market) ?? {};
  const list = Object.keys(metrics).sort().map(name => ({ name, signal: metrics[name] }));
  none('site-silent', '/twin', list.length === 0, 'It has sent nothing yet.');
  byId('site-table').hidden = list.length === 0;
  keyed(byId('site-values'), list, one => id + '/' + one.name, create, update);
  keyed(byId('site-alarms'), standing().filter(alarm => alarm.subject === id), alarm => alarm.id + alarm.priority,
    alarm => el('li', {}, marked(alarm.priority), ' ', alarm.because));
  ages();
}

function about(site) {
  const open = state.plan?.sites?.[site.id];
  return [typeName(site.type) + (site.commodity ? ' of ' + site.commodity : ''), site.country,
    site.capKwhMonth > 0 ? 'capacity ' + energy(site.capKwhMonth) + ' a month' : null,
    open === undefined ? null : open ? 'open in the plan' : 'closed in the plan'].filter(Boolean).join(' · ');
}

function create({ name }) {
  return el('tr', {}, el('th', { scope: 'row' }, metricName(name)),
    el('td', { class: 'number value' }),
    el('td', {}, el('span', { class: 'quality' }), el('span', { class: 'age' })));
}

function update(row, { signal }) {
  const value = row.children[1];
  const quality = row.querySelector('.quality');
  say(value, reading(signal.v, signal.u));
  set(quality, { class: 'quality quality-' + signal.q });
  say(quality, signal.q + (signal.stale ? ', stale' : ''));
  row.classList.toggle('stale', signal.stale);
  row.dataset.ts = signal.ts;
}

function ages() {
  for (const row of byId('site-values').children) {
    const field = row.querySelector('.age');
    say(field, span(age(row.dataset.ts)) + ' ago');
    field.title = dateTime(row.dataset.ts);
  }
}
