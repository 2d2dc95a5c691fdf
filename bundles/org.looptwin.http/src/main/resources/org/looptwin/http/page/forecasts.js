/** The forecasts: one large fan, and small ones to choose from. */

import { byId, el, keyed, say } from './dom.js';
import { fan } from './fan.js';
import { none } from './none.js';
import { on, state } from './state.js';
import { meaning } from './targets.js';

let chosen = 'carbon';

export function forecasts() {
  on('forecasts reference', show);
}

function show() {
  const list = state.forecasts;
  none('no-forecasts', '/forecasts', list.length === 0, 'None yet. The loop forecasts when it decides.');
  byId('forecast-body').hidden = list.length === 0;
  if (!list.length) return;
  const outlook = list.find(one => one.target === chosen) ?? list[0];
  const { name, unit, scale } = meaning(outlook.target);
  say(byId('fan-title'), name);
  byId('fan').replaceChildren(fan(outlook, outlook.history, scale, unit, true));
  say(byId('fan-member'), 'Who was heard: ' + outlook.member + '.');
  byId('fan-notes').replaceChildren(...outlook.notes.map(note => el('li', {}, note)));
  trust(outlook.target);
  keyed(byId('fans'), list, one => one.target, create, update);
}

/** Judged by what came of its forecasts; each sentence begins with the target. */
function trust(target) {
  const one = state.trust.find(each => each.target === target);
  byId('fan-record').hidden = !one;
  if (!one) return;
  byId('fan-trust').replaceChildren(...[['Bands', one.coverage], ['Members', one.rivals], ['Errors', one.drift]].map(([name, { text }]) =>
    el('li', {}, name + ': ' + text.replace(target + ': ', ''))));
}

function create(outlook) {
  return el('li', {}, el('button', { type: 'button', on: { click: () => { chosen = outlook.target; show(); } } }));
}

function update(item, outlook) {
  const button = item.firstElementChild;
  const { name, unit, scale } = meaning(outlook.target);
  button.setAttribute('aria-pressed', String(outlook.target === chosen));
  button.title = name + ', ' + unit;
  button.replaceChildren(fan(outlook, outlook.history, scale, unit, false),
    el('span', {}, outlook.target.startsWith('p:') ? outlook.target.slice(2) : name));
}
