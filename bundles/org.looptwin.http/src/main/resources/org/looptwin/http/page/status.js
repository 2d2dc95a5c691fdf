// The status page: shows what the server says, and says when it says nothing.
'use strict';

const ANSWER_WITHIN_MS = 8000;
const ASK_EVERY_MS = 5000;
const byId = id => document.getElementById(id);
const alarms = new Map();
let source = null;

function show(id, text) { byId(id).textContent = text; }

function item(tag, texts) {
  const element = document.createElement(tag);
  if (tag === 'tr') {
    for (const text of texts) element.append(item('td', [text]));
  } else {
    element.textContent = texts.join(' ');
  }
  return element;
}

function fill(id, tag, rows) { byId(id).replaceChildren(...rows.map(row => item(tag, row))); }

function line(state, text) {
  byId('line').className = state;
  show('line', text);
}

async function get(path) {
  const reply = await fetch(path, {
    headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  return { ok: reply.ok, body: await reply.json() };
}

function showAlarms() {
  show('alarm-count', '(' + alarms.size + ')');
  fill('alarms', 'li', alarms.size
    ? [...alarms.values()].map(a => [a.priority, a.id + ':', a.because, 'since', a.raisedAt])
    : [['None.']]);
}

function showDecision(d) {
  show('decision', d.id + ' is ' + d.state + (d.late ? ', late' : '') + ', made ' + d.createdAt
    + ' on revision ' + d.revision + (d.by ? ', answered by ' + d.by : ''));
  fill('sentences', 'li', d.sentences.map(sentence => [sentence]));
  show('cause', d.cause ? 'Cause: ' + d.cause.topic + ' = ' + d.cause.value + ' at ' + d.cause.ts
    + ' (offset ' + d.cause.offset + '); rule ' + d.rule.pack + '/' + d.rule.name : '');
}

function showTwin(twin) {
  show('network', twin.network);
  show('revision', twin.revision);
  show('at', twin.at || '-');
}

async function showAccount() {
  const { ok, body } = await get('/api/v1/account');
  if (!ok) return;
  fill('account', 'tr', Object.entries(body.connectors).map(([name, c]) => {
    const rejected = Object.entries(c.rejected).filter(([, n]) => n > 0);
    const sum = rejected.reduce((total, [, n]) => total + n, 0);
    const why = rejected.map(([reason, n]) => reason + ' ' + n).join(', ');
    return [name, c.received, c.accepted, c.duplicate, sum + (why ? ' (' + why + ')' : ''), c.pending];
  }));
}

async function showHealth() {
  const connectors = await get('/api/v1/connectors');
  fill('connectors', 'tr', connectors.body.connectors.map(c => [c.name, c.state, c.detail]));
  const ready = await get('/health/ready');
  show('ready', ready.ok ? 'Ready.' : 'Not ready: ' + ready.body.missing.join(', ') + '.');
}

async function showAll() {
  const twin = await get('/api/v1/twin');
  if (twin.ok) showTwin(twin.body);
  const standing = await get('/api/v1/alarms');
  if (standing.ok) {
    alarms.clear();
    standing.body.alarms.forEach(alarm => alarms.set(alarm.id, alarm));
    showAlarms();
  }
  const decisions = await get('/api/v1/decisions');
  if (decisions.ok && decisions.body.decisions.length) showDecision(decisions.body.decisions[0]);
  await poll();
}

async function poll() {
  await showHealth();
  await showAccount();
  if (source.readyState === EventSource.OPEN) live();
}

function live() { line('live', 'Live.'); }

function cut(why) { line('cut', 'The line is cut: ' + why + ' What you see is old; trying again ...'); }

function quietly(work) { work().catch(() => cut('the server does not answer.')); }

function on(name, action) {
  source.addEventListener(name, event => { live(); action(JSON.parse(event.data)); });
}

function listen() {
  source = new EventSource('/api/v1/events');
  source.onopen = live;
  source.onerror = () => {
    cut('no events come.');
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  };
  on('hello', () => quietly(showAll));
  on('reset', () => quietly(showAll));
  on('twin', showTwin);
  on('decision', showDecision);
  on('alarm', alarm => {
    if (alarm.standing) alarms.set(alarm.id, alarm); else alarms.delete(alarm.id);
    showAlarms();
  });
  on('stage', s => {
    byId('stages').prepend(item('li', [s.at, s.stage + ',', Math.round(s.ms) + ' ms:', s.detail]));
    while (byId('stages').children.length > 20) byId('stages').lastChild.remove();
  });
}

setInterval(() => quietly(poll), ASK_EVERY_MS);
listen();
