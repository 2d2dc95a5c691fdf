/** What moved from the plan before to this one: money by part, then shares and routes with bars. */

import { el, svg } from './dom.js';
import { number, signed } from './format.js';

const PARTS = {
  operatingEur: 'operating',
  purchaseEur: 'purchases',
  carbonEur: 'carbon',
  disruptionEur: 'expected disruption',
  shortageEur: 'shortage',
  changeEur: 'price on change',
};

const FIRST = 6;

/** Unit of what the table of costs shows already. */
const MONEY = 'MEUR';

/** @param {Element} place @param {Object} decision with its chain */
export function difference(place, decision) {
  const { plan, previousPlan } = decision.chain;
  const compared = plan && previousPlan;
  const moves = byThing(decision.changes).filter(move => !(compared && move.most.unit === MONEY));
  place.replaceChildren(
    compared ? costs(plan.parts, previousPlan.parts) : '',
    moves.length ? table(moves.slice(0, FIRST), 'What moved most') : el('p', {}, 'Nothing moved.'),
    moves.length > FIRST
      ? el('details', {}, el('summary', {}, (moves.length - FIRST) + ' more'), table(moves.slice(FIRST), 'What moved less'))
      : '');
}

/** Changes of one thing in many months become one row: the month that changed most stands for it. */
function byThing(changes) {
  const things = new Map();
  for (const change of changes) {
    const [, what, month] = /^(.*?)(?:, month (\d+))?$/.exec(change.what);
    const thing = things.get(what) ?? { what, months: [], most: change };
    if (month) thing.months.push(Number(month));
    if (Math.abs(change.to - change.from) > Math.abs(thing.most.to - thing.most.from)) thing.most = change;
    thing.month = /month (\d+)$/.exec(thing.most.what)?.[1];
    things.set(what, thing);
  }
  return [...things.values()];
}

function table(moves, caption) {
  const units = new Map();
  for (const { most } of moves) {
    units.set(most.unit, Math.max(units.get(most.unit) ?? 0, Math.abs(most.from), Math.abs(most.to)));
  }
  return el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': caption },
    el('table', { class: 'moves' }, el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ['What', 'Months', 'Before', 'Now', 'Bars'].map((name, i) =>
        el('th', { scope: 'col', class: i === 2 || i === 3 ? 'number' : null }, name)))),
      el('tbody', {}, moves.map(move => row(move, units.get(move.most.unit) || 1)))));
}

function row({ what, months, month, most }, longest) {
  const digits = Math.abs(most.to) >= 1000 ? 0 : 1;
  const value = v => number(v, digits, digits) + ' ' + most.unit;
  return el('tr', {},
    el('th', { scope: 'row' }, what),
    el('td', {}, months.length > 1 ? ranges(months) + ', most in ' + month : months.join('')),
    el('td', { class: 'number' }, value(most.from)),
    el('td', { class: 'number' }, el('strong', {}, value(most.to))),
    el('td', {}, bars(most, longest)));
}

function bars({ from, to }, longest) {
  const width = v => Math.max(1, 96 * Math.abs(v) / longest);
  return svg('svg', { class: 'bars', viewBox: '0 0 100 22', 'aria-hidden': 'true' },
    svg('rect', { class: 'bar-before', x: 0, y: 1, height: 8, width: width(from) }),
    svg('rect', { class: 'bar-now', x: 0, y: 12, height: 8, width: width(to) }));
}

/** @param {number[]} months e.g. 1, 2, 3, 5 @returns {string} "1–3, 5" */
function ranges(months) {
  const sorted = [...months].sort((a, b) => a - b);
  const runs = [];
  for (const month of sorted) {
    const last = runs[runs.length - 1];
    if (last && month === last[1] + 1) last[1] = month; else runs.push([month, month]);
  }
  return runs.map(([from, to]) => (from === to ? from : from + '–' + to)).join(', ');
}

function costs(now, before) {
  const rows = Object.entries(PARTS).map(([key, name]) => [name, before[key], now[key]]);
  const weight = parts => parts.preferenceEur ?? 0;
  const weighted = weight(before) || weight(now);
  const total = parts => Object.keys(PARTS).reduce((sum, key) => sum + parts[key], 0);
  const totals = [[weighted ? 'all at prices' : 'objective', total(before), total(now)]];
  if (weighted) {
    totals.push(['weights of the preference, no money', weight(before), weight(now)],
      ['objective, weighted', total(before) + weight(before), total(now) + weight(now)]);
  }
  const line = ([name, was, is], heading) => el('tr', { class: heading ? 'total' : null },
    el('th', { scope: 'row' }, name),
    [was, is].map(value => el('td', { class: 'number' }, number(value / 1e6, 1, 1))),
    el('td', { class: 'number' }, signed((is - was) / 1e6)));
  return el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'Costs of the plans' },
    el('table', {}, el('caption', {}, 'Cost over the horizon, MEUR'),
      el('thead', {}, el('tr', {}, ['Part', 'Before', 'Now', 'Difference'].map((name, i) =>
        el('th', { scope: 'col', class: i ? 'number' : null }, name)))),
      el('tbody', {}, rows.map(row => line(row, false)), totals.map(row => line(row, true)))));
}
