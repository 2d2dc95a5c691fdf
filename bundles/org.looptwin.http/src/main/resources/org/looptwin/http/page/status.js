// The status page: shows what the server says, and says when it says nothing.
'use strict';

const SILENCE_MS = 40000; // the server sends a heartbeat at least every 15 s
const byId = id => document.getElementById(id);
const alarms = new Map();
let lastHeard = Date.now();

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
  const reply = await fetch(path, { headers: { Accept: 'application/json' } });
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
}

function heard() {
  lastHeard = Date.now();
  line('live', 'Live.');
}

function quietly(work) { work().catch(() => line('cut', 'The line is cut: the server does not answer. What you see is old.')); }

function on(source, name, action) {
  source.addEventListener(name, event => { heard(); action(JSON.parse(event.data)); });
}

function listen() {
  const source = new EventSource('/api/v1/events');
  source.onopen = heard;
  source.onerror = () => {
    line('cut', 'The line is cut. What you see is old; trying again ...');
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  };
  on(source, 'hello', () => quietly(showAll));
  on(source, 'reset', () => quietly(showAll));
  on(source, 'twin', showTwin);
  on(source, 'decision', showDecision);
  on(source, 'alarm', alarm => {
    if (alarm.standing) alarms.set(alarm.id, alarm); else alarms.delete(alarm.id);
    showAlarms();
  });
  on(source, 'stage', s => {
    byId('stages').prepend(item('li', [s.at, s.stage + ',', Math.round(s.ms) + ' ms:', s.detail]));
    while (byId('stages').children.length > 20) byId('stages').lastChild.remove();
  });
}

setInterval(() => {
  if (Date.now() - lastHeard > SILENCE_MS) {
    line('cut', 'Nothing heard for ' + Math.round((Date.now() - lastHeard) / 1000) + ' s. What you see may be old.');
  }
}, 1000);
setInterval(() => quietly(poll), 5000);
listen();
