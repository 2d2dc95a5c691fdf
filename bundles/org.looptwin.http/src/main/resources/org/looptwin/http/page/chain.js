/** From the plan back to the message: each step opens what it rests on. */

import { el } from './dom.js';
import { dateTime, meur, number, planMoney, reading, words } from './format.js';
import { protections, reasons } from './sentences.js';
import { state } from './state.js';
import { amount, label } from './targets.js';

/** @param {Element} place @param {Object} decision with its chain */
export function chain(place, decision) {
  const opened = new Set([...place.querySelectorAll('details[open]')].map(one => one.dataset.step));
  const { chain: causes } = decision;
  const steps = [
    ['Message', message(decision, causes.reading)],
    ['Rule', rule(decision, causes.rule)],
    ['Forecast', forecast(causes.forecast)],
    ['Uncertainty set', uncertainty(causes.uncertainty)],
    ['Plan', plan(causes.plan, causes.previousPlan)],
    ['Law', law(causes.findings)],
    ['Ledger', { says: 'recorded', rows: [['hash', causes.ledgerHash]] }],
  ];
  place.replaceChildren(...steps.map(([name, step]) => el('li', {},
    el('details', { 'data-step': name, open: opened.has(name) },
      el('summary', {}, el('span', { class: 'step' }, name), el('span', { class: 'step-says' }, step.says)),
      step.rows.length ? facts(step.rows) : null,
      (step.notes ?? []).length ? el('ul', { class: 'notes' }, step.notes.map(note => el('li', {}, note))) : null))));
}

/** @param {Array<[string, any]>} rows */
function facts(rows) {
  return el('dl', { class: 'facts' }, rows
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => [el('dt', {}, name), el('dd', {}, String(value))]));
}

function message(decision, entry) {
  const cause = decision.cause;
  if (!cause) return { says: 'no message: the loop’s own start', rows: [] };
  if (cause.offset < 1) {
    return { says: 'no message: ' + words(cause.topic.replace(/^setting./, '').replace('-', ' ')) + ' ' + cause.value,
      rows: [['since', dateTime(cause.ts)]] };
  }
  return {
    says: cause.topic + ' = ' + reading(cause.value, unitOf(cause.topic)),
    rows: [['measured', dateTime(cause.ts)], ['journal offset', number(cause.offset, 0)],
      ['quality', entry?.q], ['source', entry?.src], ['sequence number', entry?.seq < 0 ? null : entry?.seq],
      ['received', entry && dateTime(entry.receivedAt)]],
  };
}

/** Of a series that the page has heard of; lanes and packs it has not. */
function unitOf(topic) {
  const [, node, metric] = topic.split('/');
  return (metric ? state.nodes.get(node)?.[metric] : state.market[node])?.u ?? '';
}

function rule(decision, one) {
  if (!one) return { says: 'none', rows: [], notes: decision.because };
  if (one.pack === 'loop') return { says: 'none: the loop plans anew by itself', rows: [], notes: decision.because };
  return {
    says: one.name,
    rows: [['pack', one.pack], ['file', one.file], ['version', one.version],
      ['in force', one.stillInForce ? 'still' : 'no longer']],
    notes: decision.because,
  };
}

function forecast(one) {
  const outlooks = one?.outlooks ?? [];
  return {
    says: (one?.id ?? 'none') + (outlooks.length ? ', ' + outlooks.length + ' targets' : ''),
    rows: outlooks.slice(0, 14).map(outlook => [label(outlook.target),
      'next month ' + amount(outlook.target, outlook.mean.values[0]) + ' by ' + outlook.member]),
    notes: outlooks.length ? [] : ['Its paths are no longer kept; those below are newer.'],
  };
}

function uncertainty(set) {
  if (!set) return { says: 'none', rows: [] };
  const intervals = Object.entries(set.intervals ?? {});
  const special = intervals.filter(([, interval]) => !/^conformal/.test(interval.rule));
  return {
    says: set.id + ', ' + set.shape + ' over ' + intervals.length + ' parameters',
    rows: (special.length ? special : intervals).slice(0, 12).map(([name, interval]) => [label(name),
      amount(name, interval.lower.values[0], interval.upper.values[0]) + ' (' + interval.rule + ')']),
  };
}

function plan(one, before) {
  if (!one) return { says: 'none', rows: [] };
  return {
    says: one.id + ', ' + planMoney(one) + ', ' + words(one.status),
    rows: [['policy', one.policy], ['solver', one.solver.name + ' ' + one.solver.version],
      ['solved in', number(one.seconds, 2) + ' s'], [one.parts?.preferenceEur ? 'bound of the weighted objective' : 'bound', meur(one.boundEur)],
      ['gap', number(one.gap * 100, 3) + ' %'],
      ['gap of the flows', one.flowGap === null ? null : number(one.flowGap * 100, 3) + ' %'],
      ['gap of the sites', one.siteGap === null ? null : number(one.siteGap * 100, 2) + ' %'],
      ['twin revision', number(one.twinRevision, 0)], ['seed', one.seed],
      ['emissions', number(one.indicators?.emissionsTPerYear, 0) + ' t CO₂ a year'],
      ['plan before', before?.id]],
    notes: [...protections(one), ...reasons(one)],
  };
}

function law(findings) {
  const counts = {};
  findings.forEach(finding => { counts[finding.state] = (counts[finding.state] ?? 0) + 1; });
  return {
    says: Object.entries(counts).map(([name, count]) => count + ' ' + words(name)).join(', ') || 'not checked',
    rows: [], notes: ['Each finding with its legal basis stands under “Compliance of this plan”.'],
  };
}
