/** Server-sent events, read by fetch: so a token can be sent, and silence is noticed. */

import { credentials, refused } from './api.js';

/** The server says something at least every 15 s; a busy one may be late. */
const SILENT_MS = 25000;
const AGAIN_MS = [1000, 2000, 3000, 5000];

/**
 * @typedef {Object} Listener
 * @property {() => void} open the line stands
 * @property {() => void} heard something came, if only a sign of life
 * @property {(why: string, againMs: number) => void} cut
 * @property {(name: string, data: any) => void} event
 */

/** Listens for ever; after a cut it goes on where it was. @param {Listener} listener */
export async function listen(listener) {
  let lastId = null;
  for (let failures = 0; ; failures++) {
    let why = 'the server ended the line';
    try {
      await receive(listener, lastId, id => { lastId = id; failures = 0; });
    } catch (problem) {
      why = problem.name === 'AbortError' ? 'the server has gone silent'
        : problem.said ?? 'the server does not answer';
    }
    const againMs = AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)];
    listener.cut(why, againMs);
    await new Promise(resume => setTimeout(resume, againMs));
  }
}

async function receive(listener, lastId, keepId) {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENT_MS);
  try {
    const headers = { Accept: 'text/event-stream', ...credentials() };
    if (lastId !== null) headers['Last-Event-ID'] = lastId;
    const reply = await fetch('/api/v1/events', { headers, cache: 'no-store', signal: silence.signal });
    refused(reply.status);
    if (!reply.ok) throw Object.assign(new Error(), { said: 'the server answered ' + reply.status });
    listener.open();
    const parser = new Parser((id, name, data) => {
      keepId(id);
      listener.event(name, JSON.parse(data));
    });
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENT_MS);
      listener.heard();
      parser.take(part.value);
    }
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

/** Puts events together from pieces of text. */
class Parser {
  #rest = '';
  #event = { id: null, name: 'message', data: [] };
  #tell;

  /** @param {(id: string, name: string, data: string) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {string} text */
  take(text) {
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = lines.pop();
    lines.forEach(line => this.#line(line));
  }

  #line(line) {
    if (line === '') {
      if (this.#event.data.length) this.#tell(this.#event.id, this.#event.name, this.#event.data.join('\n'));
      this.#event = { id: this.#event.id, name: 'message', data: [] };
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') this.#event.id = value;
    if (field === 'event') this.#event.name = value;
    if (field === 'data') this.#event.data.push(value);
  }
}
