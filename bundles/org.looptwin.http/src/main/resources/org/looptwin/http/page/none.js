/** Says that there is nothing of a kind, and never so before the server has said it. */

import { byId, say } from './dom.js';
import { answered } from './state.js';

/**
 * @param {string} id of the element that says so
 * @param {string} path of the answer that must have come
 * @param {boolean} empty whether there is nothing
 * @param {string} text
 */
export function none(id, path, empty, text) {
  byId(id).hidden = !empty;
  say(byId(id), answered(path) ? text : 'Loading …');
}
