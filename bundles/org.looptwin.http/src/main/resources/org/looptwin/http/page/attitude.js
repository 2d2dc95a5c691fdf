/** How the plans are protected, what that costs, and the operator's preference among cost, CO₂ and loss. */

import { post, put, remove } from './api.js';
import { AIMS, axes, table } from './axes.js';
import { ask } from './dialog.js';
import { byId, el, say } from './dom.js';
import { dateTime, meur, number, planMoney } from './format.js';
import { protections, reasons } from './sentences.js';
import { load, on, state } from './state.js';

/** Roles that may choose. */
const CHOOSERS = ['operator', 'engineer', 'admin'];

/** The point looked at; null until somebody has moved the dial. */
let looked = null;

export function attitude() {
  byId('dial').addEventListener('input', event => look(Number(event.target.value)));
  byId('front-begin').addEventListener('click', begin);
  byId('front-cancel').addEventListener('click', () => remove('/front').then(load.front, tell));
  byId('prefer').addEventListener('click', prefer);
  byId('forget').addEventListener('click', forget);
  on('risk plan', stance);
  on('front', front);
  on('caller line risk front', buttons);
}

function stance() {
  const plan = state.plan;
  const risk = state.risk;
  const facts = [];
  if (risk) {
    facts.push(['Policy', risk.policy.name + rules(risk.policy.policyRows) + set(risk.policy)]);
    facts.push(['Preference', preference(risk.preference) + set(risk.preference)]);
  }
  if (plan) {
    facts.push(['Plan in force', plan.id + ', policy ' + plan.policy + ', ' + planMoney(plan)]);
    facts.push(['Protection', protection(plan)]);
    facts.push(['Proof', proof(plan)]);
    facts.push(['Why it is so', why(plan)]);
  }
  byId('stance').replaceChildren(...facts.flatMap(([name, text]) => [el('dt', {}, name), el('dd', {}, text)]));
}

function rules(rows) {
  return rows?.length ? ', keeping ' + rows.join(', ') : '';
}

function set(mark) {
  return mark.by ? ', set by ' + mark.by + ' ' + dateTime(mark.at) + (mark.comment ? ': “' + mark.comment + '”' : '') : ', by default';
}

function preference(weights) {
  return weights.carbon === 1 && weights.disruption === 1 ? 'everything at its price'
    : 'carbon counts ' + number(weights.carbon, 2) + ' times, expected loss ' + number(weights.disruption, 2) + ' times its price';
}

function protection(plan) {
  const said = protections(plan);
  return said.length ? said.join(' ') : plan.policy === 'deterministic' ? 'none: planned with the forecasts as they are'
    : 'its cost is told with the next plan';
}

/** What it was made without, what limits it, and what more would be worth. */
function why(plan) {
  const said = reasons(plan);
  return said.length ? el('ul', { class: 'notes' }, said.map(one => el('li', {}, one))) : 'nothing limits it';
}

function proof(plan) {
  const gap = plan.flowGap ?? plan.gap;
  return 'no plan ' + (plan.flowGap === null ? '' : 'for these sites ') + 'is below ' + meur(plan.boundEur)
    + (plan.parts?.preferenceEur ? ' of the weighted objective' : '')
    + '; this one is at most ' + number(100 * gap, 4) + ' % above';
}

function front() {
  const one = state.front;
  const running = one?.state === 'RUNNING';
  byId('front-cancel').hidden = !running;
  byId('front-begin').hidden = running;
  say(byId('front-begin'), one?.points.length ? 'Find them anew' : 'Find the choices');
  say(byId('front-state'), told(one));
  byId('front-body').hidden = !one?.points.length;
  if (!one?.points.length) return;
  byId('dial').max = String(one.points.length - 1);
  if (looked === null || looked >= one.points.length) looked = one.chosen ?? one.balanced ?? 0;
  picks(one);
  look(looked);
}

function told(one) {
  if (!one || one.state === 'NONE') return 'Plans between which cost, CO₂ and expected loss trade off, for the open sites. Finding them takes about a minute; the loop goes on.';
  if (one.state === 'RUNNING') {
    return 'Looking for them' + (one.done === null ? ' …' : ': ' + number(one.done, 0) + ' of about ' + number(one.expected, 0) + ' questions answered');
  }
  if (one.state === 'DONE') return one.points.length + ' plans, found ' + dateTime(one.at) + (one.because ? '; ' + one.because : '');
  return (one.state === 'CANCELLED' ? 'Stopped. ' : 'Not found. ') + one.because;
}

function least(points, key) {
  return points.reduce((best, point, position) => (point[key] < points[best][key] ? position : best), 0);
}

function picks(one) {
  const named = [['Cheapest', 0], ['Knee', one.knee], ['Nearest to all', one.balanced],
    ['Least CO₂', least(one.points, 'emissionsT')], ['Least loss', least(one.points, 'disruptionEur')]];
  byId('picks').replaceChildren(...named.filter(([, position]) => position !== null)
    .map(([name, position]) => el('button', { type: 'button', on: { click: () => look(position) } }, name)));
}

function look(position) {
  const one = state.front;
  looked = position;
  byId('dial').value = String(position);
  const point = one.points[position];
  const words = AIMS.map(aim => aim.word + ' ' + aim.show(point[aim.key])).join(', ');
  byId('dial').setAttribute('aria-valuetext', 'choice ' + (position + 1) + ': ' + words);
  const folded = byId('axes').querySelector('details')?.open;
  byId('axes').replaceChildren(...axes(one, position), table(one));
  byId('axes').querySelector('details').open = Boolean(folded);
  say(byId('dial-words'), 'Choice ' + (position + 1) + ' of ' + one.points.length + ': ' + words + '. Plans come nearest to it when '
    + preference(point.weights) + (position === one.chosen ? '. ' + standing() : '.')
    + ' Cost is operating, purchases and shortage; carbon, expected loss and the price on change are not in it, so it is less than the total of the plan in force.');
  buttons();
}

/** Chosen is not yet in force: the plan made for it may still wait for an approval, or be in the making. */
function standing() {
  const weights = state.risk?.preference;
  const heeded = Boolean(state.plan?.parts?.preferenceEur) === Boolean(weights && (weights.carbon !== 1 || weights.disruption !== 1));
  const open = state.decisions?.some(one => one.state === 'PROPOSED');
  return heeded && !open ? 'It is the preference set.' : 'It is the preference set; the plan for it is not in force yet.';
}

function buttons() {
  const may = state.caller === null || CHOOSERS.includes(state.caller.role);
  const chosen = state.front?.chosen === looked && looked !== null;
  byId('prefer').disabled = !may || !state.line || chosen;
  byId('front-begin').disabled = !may || !state.line;
  byId('front-cancel').disabled = !may || !state.line;
  const weights = state.risk?.preference;
  byId('forget').disabled = !may || !state.line || !weights || (weights.carbon === 1 && weights.disruption === 1);
  say(byId('attitude-hint'), may ? '' : 'You may look; operators choose.');
}

function tell(problem) {
  say(byId('front-state'), problem.message);
}

function begin() {
  const send = async () => {
    await post('/front', { points: 9 });
    await load.front();
  };
  if (state.caller) send().catch(tell);
  else ask({ title: 'Find the choices?', verb: 'Find', send, after: byId('attitude-heading') });
}

function prefer() {
  const position = looked;
  const point = state.front.points[position];
  ask({
    title: 'Choose ' + (position + 1) + '?',
    verb: 'Choose',
    comment: true,
    extra: el('p', {}, 'From now on plans are made where ' + preference(point.weights) + '. The loop plans anew; a large change waits for an approval.'),
    send: async comment => {
      await put('/risk/preference', { ...point.weights, comment });
      await Promise.all([load.risk(), load.front()]);
    },
    after: byId('attitude-heading'),
  });
}

function forget() {
  ask({
    title: 'Back to prices?',
    verb: 'Back to prices',
    send: async () => {
      await remove('/risk/preference');
      await Promise.all([load.risk(), load.front()]);
    },
    after: byId('attitude-heading'),
  });
}
