/** The forecasts: one large fan, and small ones to choose from. */

import { byId, el, keyed, say } from './dom.js';
import { fan } from './fan.js';
import { on, state } from './state.js';

let chosen = 'carbon';

export function forecasts() {
  on('forecasts reference', show);
}

/** @param {string} target as in forecasts, e.g. "carbon" or "p:S01" */
function meaning(target) {
  if (target === 'carbon') return { name: 'Carbon price', unit: 'EUR/t', scale: 1 };
  const subject = target.replace(/^p:/, '');
  const site = state.reference?.nodes.find(node => node.id === subject);
  return target.startsWith('p:')
    ? { name: subject + (site ? ' ' + site.name : ''), unit: '% chance of an interruption in the month', scale: 100 }
    : { name: target, unit: '', scale: 1 };
}

function past(outlook) {
  return outlook.history ?? state.reference?.observed[outlook.target];
}

function show() {
  const list = state.forecasts;
  byId('no-forecasts').hidden = list.length > 0;
  byId('forecast-body').hidden = list.length === 0;
  if (!list.length) return;
  const outlook = list.find(one => one.target === chosen) ?? list[0];
  const { name, unit, scale } = meaning(outlook.target);
  say(byId('fan-title'), name);
  byId('fan').replaceChildren(fan(outlook, past(outlook), scale, unit, true));
  say(byId('fan-member'), 'Who was heard: ' + outlook.member + '.');
  byId('fan-notes').replaceChildren(...outlook.notes.map(note => el('li', {}, note)));
  keyed(byId('fans'), list, one => one.target, create, update);
}

function create(outlook) {
  return el('li', {}, el('button', { type: 'button', on: { click: () => { chosen = outlook.target; show(); } } }));
}

function update(item, outlook) {
  const button = item.firstElementChild;
  const { name, unit, scale } = meaning(outlook.target);
  button.setAttribute('aria-pressed', String(outlook.target === chosen));
  button.title = name + ', ' + unit;
  button.replaceChildren(fan(outlook, past(outlook), scale, unit, false),
    el('span', {}, outlook.target.startsWith('p:') ? outlook.target.slice(2) : name));
}
