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
    el('td', {}, stocks(actor.stocks)))));
  byId('rate-rows').replaceChildren(...one.rates.map(rate => el('tr', {},
    el('th', { scope: 'row' }, rate.key.replaceAll('_', ' ')),
    el('td', { class: 'number' }, number(rate.value, 2)),
    el('td', {}, rate.measured ? interval(rate) : 'the case’s: ' + (rate.observations || 'no') + ' days seen'),
    el('td', { class: 'number' }, number(rate.given, 2)),
    el('td', {}, rate.from.replaceAll('_', ' ').replace('/', ', ')))));
  byId('actors-at').textContent = 'Computed ' + dateTime(one.at) + ', discount ' + number(one.gamma, 3) + '.';
}

/** What none of the sites has told is said once. */
function stocks(list) {
  const told = list.some(stock => stock.measured);
  const each = stock => stock.name + ' ' + number(stock.units) + (told && !stock.measured ? ' (not measured)' : '');
  return list.map(each).join(', ') + (told || !list.length ? '' : '; none measured');
}

function interval(rate) {
  return number(rate.low, 2) + ' to ' + number(rate.high, 2) + ', ' + rate.observations + ' days';
}
