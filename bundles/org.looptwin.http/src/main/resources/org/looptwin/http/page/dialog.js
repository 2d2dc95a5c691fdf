/** The one dialog: who are you, what do you say, are you sure. */

import * as api from './api.js';
import { byId, el, say } from './dom.js';
import { changed, state } from './state.js';

/**
 * @typedef {Object} Question
 * @property {string} title what will be done, with the name of the thing
 * @property {string} verb on the button
 * @property {boolean} [comment] whether a comment is asked for
 * @property {string} [label] of the comment, where it does not go into the ledger
 * @property {Node|null} [extra] shown above the comment
 * @property {(comment: string) => Promise<void>} send
 * @property {HTMLElement} after where the focus goes when it is done: the button may be gone
 */

/** Asks for a comment, and for a token when there is none yet. @param {Question} question */
export function ask(question) {
  const dialog = byId('dialog');
  const token = tokenField();
  const comment = el('textarea', { id: 'comment', rows: 3, maxlength: 2000 });
  const problem = el('p', { class: 'problem', role: 'alert' });
  const go = el('button', { type: 'submit', class: 'primary' }, question.verb);
  const form = el('form', { method: 'dialog' },
    el('h2', { id: 'dialog-title' }, question.title),
    question.extra,
    question.comment ? [el('label', { for: 'comment' }, question.label ?? 'Comment (goes into the ledger)'), comment] : null,
    state.caller ? el('p', { class: 'quiet' }, 'As ' + state.caller.name + ', ' + state.caller.role + '.') : token,
    problem,
    el('p', { class: 'actions' }, go,
      el('button', { type: 'button', on: { click: () => dialog.close() } }, 'Cancel')));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    go.disabled = true;
    say(problem, '');
    try {
      if (!state.caller) await signIn(token.querySelector('input').value.trim());
      await question.send(comment.value.trim());
      dialog.close();
      question.after.focus();
    } catch (failure) {
      say(problem, failure.message);
      go.disabled = false;
      if (!state.caller && !token.isConnected) problem.before(token);
    }
  });
  dialog.replaceChildren(form);
  dialog.showModal();
}

/** Asks for a token only. */
export function askForToken() {
  ask({ title: 'Sign in', verb: 'Sign in', send: async () => {}, after: byId('sign-out') });
}

/** Forgets the token. */
export function leave() {
  api.signOut();
  state.caller = null;
  changed('caller');
}

function tokenField() {
  return el('p', {},
    el('label', { for: 'token' }, 'Token'),
    el('input', { id: 'token', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true,
      'aria-describedby': 'token-hint' }),
    el('span', { id: 'token-hint', class: 'quiet' },
      'Kept in this tab only. The administrator’s is in data/admin-token of the server’s home.'));
}

async function signIn(token) {
  state.caller = await api.signIn(token);
  changed('caller');
}
