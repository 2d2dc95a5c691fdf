/** Requests to this server. The token lives in this tab's session storage and nowhere else. */

const BASE = '/api/v1';
const TOKEN = 'looptwin-token';
const UNKNOWN_TOKEN = 'This token is not known here. Copy it again, without blanks or quotes; each server has its own.';
const ANSWER_WITHIN_MS = 15000;

/** Tells (event `refused`) that the token was not known and is forgotten. */
export const refusals = new EventTarget();

/** What the server answered instead of what was asked for. */
export class Problem extends Error {
  /** @param {number} status HTTP status; 0 when there was no answer @param {string} detail */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** @returns {Object<string, string>} headers that say who asks */
export function credentials() {
  const token = sessionStorage.getItem(TOKEN);
  return token ? { Authorization: 'Bearer ' + token } : {};
}

/** @param {string} path below /api/v1 */
export function get(path) {
  return ask(path, { method: 'GET' });
}

/** @param {string} path below /api/v1 @param {Object} body */
export function post(path, body) {
  return ask(path, { method: 'POST', body: JSON.stringify(body) });
}

/** @param {string} path below /api/v1 @param {Object} body */
export function put(path, body) {
  return ask(path, { method: 'PUT', body: JSON.stringify(body) });
}

/** @param {string} path below /api/v1 */
export function remove(path) {
  return ask(path, { method: 'DELETE' });
}

async function ask(path, options) {
  const headers = { Accept: 'application/json', ...credentials() };
  if (options.body) headers['Content-Type'] = 'application/json';
  const reply = await fetch(BASE + path,
    { ...options, headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    .catch(() => { throw new Problem(0, 'The server does not answer.'); });
  refused(reply.status);
  const body = await reply.json().catch(() => ({}));
  if (!reply.ok) {
    throw new Problem(reply.status, reply.status === 401 ? UNKNOWN_TOKEN
      : body.detail ?? 'The server answered ' + reply.status + '.');
  }
  return body;
}

/**
 * Forgets a token that the server does not know, e.g. after it was started on another home: with it
 * even looking is refused.
 * @param {number} status of an answer
 */
export function refused(status) {
  if (status === 401 && sessionStorage.getItem(TOKEN)) {
    signOut();
    refusals.dispatchEvent(new Event('refused'));
  }
}

/**
 * @typedef {{name: string, role: string}} Caller
 * @returns {Promise<Caller|null>} null without a token, and with one that is not known
 */
export async function caller() {
  return sessionStorage.getItem(TOKEN) ? get('/caller').catch(() => null) : null;
}

/** @param {string} token @returns {Promise<Caller>} @throws {Problem} when the token is not known */
export function signIn(token) {
  sessionStorage.setItem(TOKEN, token);
  return get('/caller');
}

export function signOut() {
  sessionStorage.removeItem(TOKEN);
}
