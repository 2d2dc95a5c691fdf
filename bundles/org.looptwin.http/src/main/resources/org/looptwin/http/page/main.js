/** Puts the page together and keeps it true. */

import { actors } from './actors.js';
import { alarms } from './alarms.js';
import { attitude } from './attitude.js';
import { heard } from './clock.js';
import { contract } from './contract.js';
import { decision } from './decision.js';
import { listen } from './events.js';
import { feeds } from './feeds.js';
import { compliance } from './findings.js';
import { forecasts } from './forecasts.js';
import { alive, broken, tick } from './line.js';
import { map } from './map.js';
import { plugins } from './plugins.js';
import { session } from './session.js';
import { sitePanel } from './site-panel.js';
import { changed, countAnew, forgetTwin, load, mergeAlarm, mergeDecision, mergeTwin, on, state } from './state.js';
import { summary } from './summary.js';

const SECOND = 1000;
/** How often is asked for what comes with no event. */
const SLOWLY = { now: 5, connectors: 5, account: 5, plugins: 10, twin: 30, alarms: 30, decisions: 30, plan: 30, risk: 10, front: 10, coordination: 120, record: 60 };
/** Questions that wait for each other, so that a burst of events asks once. */
const COLLECT_MS = 150;

const waiting = new Set();

/** @param {...keyof typeof load} names */
function refresh(...names) {
  if (waiting.size === 0) setTimeout(ask, COLLECT_MS);
  names.forEach(name => waiting.add(name));
}

function ask() {
  const names = [...waiting];
  waiting.clear();
  // An answer that does not come shows as the cut line.
  for (const name of names) load[name]().catch(() => {});
}

const EVENTS = {
  hello: welcome => {
    heard(welcome.at);
    countAnew();
    refresh(...Object.keys(load));
  },
  beat: sign => heard(sign.at),
  reset: () => {
    forgetTwin();
    refresh(...Object.keys(load));
  },
  twin: mergeTwin,
  alarm: mergeAlarm,
  decision: one => {
    mergeDecision(one);
    refresh('plan', 'compliance', 'forecasts', 'risk');
  },
  stage: one => {
    state.stage = one;
    changed('stage');
    if (one.stage === 'forecast') refresh('forecasts');
    if (one.stage === 'compliance') refresh('compliance');
  },
  plan: () => refresh('plan', 'risk', 'front', 'coordination'),
  case: () => {
    state.coordination = null;
    changed('coordination');
    refresh(...Object.keys(load));
  },
  plugin: () => refresh('plugins'),
  health: ready => {
    state.ready = ready;
    changed('feeds');
    if (!ready.missing.length) refresh(...Object.keys(load));
  },
};

let seconds = 0;

function everySecond() {
  seconds++;
  tick();
  changed('clock');
  if (!state.line) return;
  if (state.front?.state === 'RUNNING') refresh('front');
  for (const [name, every] of Object.entries(SLOWLY)) if (seconds % every === 0) refresh(name);
}

[summary, alarms, decision, attitude, map, sitePanel, actors, contract, forecasts, compliance, plugins, feeds].forEach(part => part());
on('reference', () => { document.title = state.reference.network + ' – Looptwin'; });
session();
setInterval(everySecond, SECOND);
listen({ open: alive, heard: alive, cut: broken, event: (name, data) => EVENTS[name]?.(data) });
