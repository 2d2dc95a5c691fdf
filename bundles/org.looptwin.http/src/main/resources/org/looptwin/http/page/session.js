/** Who is signed in. */

import { caller, refusals } from './api.js';
import { askForToken, leave } from './dialog.js';
import { byId, say } from './dom.js';
import { changed, on, state } from './state.js';

export async function session() {
  byId('sign-in').addEventListener('click', askForToken);
  byId('sign-out').addEventListener('click', () => {
    leave();
    byId('sign-in').focus();
  });
  refusals.addEventListener('refused', leave);
  on('caller', show);
  state.caller = await caller();
  changed('caller');
}

function show() {
  const who = state.caller;
  say(byId('who'), who ? `Signed in as ${who.name} (${who.role})` : 'Looking only');
  byId('sign-in').hidden = who !== null;
  byId('sign-out').hidden = who === null;
}
