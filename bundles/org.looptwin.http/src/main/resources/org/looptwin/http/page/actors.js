/** The five actors: what each should do now, and the rates that rests on. */

import { byId, el } from './dom.js';
import { dateTime, number } from './format.js';
import { on, state } from './state.js';

export function actors() {
  on('coordination', show);
}

function show() {
  const one = state.coordination;
  byId('actors').hidden = !one?.actors.length;
  if (!one?.actors.length) return;
  byId('actor-rows').replaceChildren(...one.actors.map(actor => el('tr', {},
    el('th', { scope: 'row' }, actor.actor), el('td', {}, actor.alone), el('td', {}, actor.together),
    el('td', {}, actor.stocks.map(stock => stock.name + ' ' + number(stock.units) + (stock.measured ? '' : ' (not measured)')).join(', ')))));
  byId('rate-rows').replaceChildren(...one.rates.map(rate => el('tr', {},
    el('th', { scope: 'row' }, rate.key.replaceAll('_', ' ')),
    el('td', { class: 'number' }, number(rate.value, 2)),
    el('td', {}, rate.measured ? interval(rate) : 'as the case says: ' + (rate.observations || 'no') + ' days seen'),
    el('td', { class: 'number' }, number(rate.given, 2)),
    el('td', {}, rate.from.replaceAll('_', ' ')))));
  byId('actors-at').textContent = 'Computed ' + dateTime(one.at) + ', discount ' + number(one.gamma, 3) + '.';
}

function interval(rate) {
  return number(rate.low, 2) + ' to ' + number(rate.high, 2) + ', ' + rate.observations + ' days';
}
