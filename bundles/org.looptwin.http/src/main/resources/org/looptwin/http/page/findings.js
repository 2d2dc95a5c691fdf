/** Findings of the policy packs: what presses first, the rest folded away. */

import { byId, el } from './dom.js';
import { number, unit, words } from './format.js';
import { FINDING_ORDER, mark, marked } from './marks.js';
import { on, state } from './state.js';

/** These are shown unfolded. */
const OPEN = new Set(['BREACHED']);

export function compliance() {
  on('compliance', () => findingTable(byId('compliance-body'), state.compliance?.findings ?? []));
}

/** @param {Element} place @param {Object[]} findings */
export function findingTable(place, findings) {
  const opened = new Set([...place.querySelectorAll('details[open]')].map(one => one.dataset.state));
  const groups = FINDING_ORDER
    .map(name => [name, findings.filter(finding => finding.state === name)])
    .filter(([, list]) => list.length);
  if (!groups.length) {
    place.replaceChildren(el('p', { class: 'quiet' }, 'Nothing has been checked yet.'));
    return;
  }
  place.replaceChildren(...groups.map(([name, list]) =>
    el('details', { 'data-state': name, open: OPEN.has(name) || opened.has(name) },
      el('summary', {}, marked(name, list.length + ' ' + words(name))),
      el('ul', { class: 'findings' }, list.map(entry)))));
}

function entry(finding) {
  const measured = finding.value === null || finding.limit === null ? null
    : number(finding.value, 2) + ' against ' + number(finding.limit, 2) + ' ' + unit(finding.unit);
  return el('li', {},
    mark(finding.state),
    el('div', {},
      el('p', {}, finding.sentence),
      el('p', { class: 'quiet' }, [finding.subject, measured, finding.legalBasis, finding.policy + ' ' + finding.rule]
        .filter(Boolean).join(' · '))));
}
