/** What the page knows. Parts of the page listen for the kind of change that concerns them. */

import * as api from './api.js';
import * as clock from './clock.js';

/** Older decisions are not shown. */
const DECISIONS = 20;

/**
 * @typedef {{v: any, u: string, q: string, ts: string, src: string, stale: boolean, revision: number}} Signal
 *   with the twin's revision that told it
 * @typedef {{id: string, type: string, name: string, country: string, lat: number, lon: number,
 *   commodity: string|null, capKwhMonth: number}} Site
 * @typedef {{id: string, from: string, to: string, commodity: string, class: string}} Lane
 */

export const state = {
  /** @type {{name: string, firstMonth: string, nodes: Site[], lanes: Lane[]}|null} */
  reference: null,
  revision: 0,
  /** @type {string|null} event time of the newest reading */
  at: null,
  /** @type {Map<string, Object<string, Signal>>} metrics by node */
  nodes: new Map(),
  /** @type {Object<string, Signal>} */
  market: {},
  /** @type {Map<string, Object>} standing, by id */
  alarms: new Map(),
  /** @type {Object[]} newest first */
  decisions: [],
  /** @type {Object|null} the plan in force with its flows */
  plan: null,
  /** False between an approval and the news of which plan is in force. */
  planKnown: false,
  /** @type {Object|null} policy and preference of the plans */
  risk: null,
  /** @type {Object|null} the newest front, whole or on its way */
  front: null,
  /** @type {Object|null} the five actors; null when the case has none */
  coordination: null,
  /** @type {Object[]} */
  forecasts: [],
  /** @type {Object[]} by target: how far its forecasts can be trusted, from what came of them */
  trust: [],
  /** @type {{states: Object<string, number>, findings: Object[]}|null} */
  compliance: null,
  /** @type {Object[]|null} null when this server has none to tell of */
  plugins: null,
  connectors: [],
  account: {},
  /** @type {Object|null} all connectors together */
  total: null,
  /** @type {{name: string, offset: number, behind: number, trouble: string|null}[]} */
  histories: [],
  /** @type {Object[]} messages that were not accepted, newest first */
  quarantined: [],
  /** @type {{missing: string[], warnings: string[]}|null} */
  ready: null,
  /** @type {Object|null} the latest stage of the loop */
  stage: null,
  /** @type {api.Caller|null} who is signed in */
  caller: null,
  /** False while the line is cut. */
  line: false,
};

const listeners = new Map();
/** Paths that the server has answered at least once. */
const answers = new Set();

/** @param {string} path below /api/v1 */
export function answered(path) {
  return answers.has(path);
}

/** @param {string} kinds separated by blanks @param {() => void} listener */
export function on(kinds, listener) {
  for (const kind of kinds.split(' ')) listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
}

/** @param {string} kind */
export function changed(kind) {
  (listeners.get(kind) ?? []).forEach(listener => listener());
}

/**
 * An answer may come after an event that is newer: each signal stays that of the newest revision.
 * @param {Object} tree the twin, or the part of it that changed
 */
export function mergeTwin(tree) {
  if (tree.revision >= state.revision) {
    state.revision = tree.revision;
    state.at = tree.at ?? state.at;
  }
  if (tree.now) clock.heard(tree.now);
  for (const [id, node] of Object.entries(tree.nodes)) {
    state.nodes.set(id, newest(state.nodes.get(id), node.metrics, tree.revision));
  }
  state.market = newest(state.market, tree.market, tree.revision);
  changed('twin');
}

function newest(before, signals, revision) {
  const all = { ...before };
  for (const [name, signal] of Object.entries(signals ?? {})) {
    if (!(all[name]?.revision > revision)) all[name] = { ...signal, revision };
  }
  return all;
}

/** Another server may have taken the place of the one before, with revisions of its own. */
export function countAnew() {
  state.revision = 0;
  for (const signals of [state.market, ...state.nodes.values()]) {
    for (const signal of Object.values(signals)) signal.revision = 0;
  }
}

export function forgetTwin() {
  state.revision = 0;
  state.nodes.clear();
  state.market = {};
  state.at = null;
}

/** @param {Object} alarm */
export function mergeAlarm(alarm) {
  if (alarm.standing === false) state.alarms.delete(alarm.id); else state.alarms.set(alarm.id, alarm);
  changed('alarms');
}

/** @param {Object} decision new or changed */
export function mergeDecision(decision) {
  const others = state.decisions.filter(one => one.id !== decision.id);
  if (decision.state === 'APPROVED' && decision.planId !== state.plan?.id) state.planKnown = false;
  state.decisions = [decision, ...others]
    .sort((a, b) => b.id.localeCompare(a.id, 'en', { numeric: true })).slice(0, DECISIONS);
  changed('decisions');
}

async function into(path, kind, keep) {
  try {
    keep(await api.get(path));
    answers.add(path);
    changed(kind);
  } catch (problem) {
    if (problem.status === 0) throw problem;
  }
}

export const load = {
  reference: () => into('/case', 'reference', body => { state.reference = body; }),
  twin: () => into('/twin', 'twin', mergeTwin),
  alarms: () => into('/alarms', 'alarms', body => {
    state.alarms = new Map(body.alarms.map(alarm => [alarm.id, alarm]));
  }),
  decisions: () => into('/decisions', 'decisions', body => {
    state.decisions = body.decisions.slice(0, DECISIONS);
  }),
  risk: () => into('/risk', 'risk', body => { state.risk = body; }),
  coordination: () => into('/coordination', 'coordination', body => { state.coordination = body; }),
  front: () => into('/front', 'front', body => { state.front = body; }),
  forecasts: () => into('/forecasts', 'forecasts', body => { state.forecasts = body.forecasts; }),
  record: () => into('/forecasts/record?limit=1', 'forecasts', body => { state.trust = body.trust; }),
  compliance: () => into('/compliance', 'compliance', body => { state.compliance = body; }),
  plugins: () => into('/plugins', 'plugins', body => { state.plugins = body.plugins; }),
  connectors: () => into('/connectors', 'feeds', body => { state.connectors = body.connectors; }),
  account: () => into('/account', 'feeds', body => {
    state.account = body.connectors;
    state.total = body.total;
    state.histories = body.histories;
    state.quarantined = body.quarantined;
  }),
  now: () => into('/caller', 'clock', body => clock.heard(body.now)),
  plan: async () => {
    let inForce = null;
    await into('/plans', 'plans', body => { inForce = body.inForce; });
    if (inForce && inForce !== state.plan?.id) {
      await into('/plans/' + encodeURIComponent(inForce), 'plan', body => { state.plan = body; });
    }
    if (inForce && inForce === state.plan?.id && !state.planKnown) {
      state.planKnown = true;
      changed('plan');
    }
  },
};
