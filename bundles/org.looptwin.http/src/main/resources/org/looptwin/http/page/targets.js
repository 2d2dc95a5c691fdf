/** What a forecast's target means to people. */

import { number } from './format.js';
import { state } from './state.js';

/**
 * @param {string} target "carbon" or a probability such as "p:S01"
 * @returns {{name: string, unit: string, scale: number}} scale: from the data's unit to the shown one
 */
export function meaning(target) {
  if (target === 'carbon') return { name: 'Carbon price', unit: 'EUR/t', scale: 1 };
  if (!target.startsWith('p:')) return { name: target, unit: '', scale: 1 };
  const subject = target.slice(2);
  const site = state.reference?.nodes.find(node => node.id === subject);
  return { name: subject + (site ? ' ' + site.name : ''), unit: '% chance of an interruption in the month', scale: 100 };
}

/** @param {string} target @returns {string} e.g. "S01 Atacama brine A interrupted" */
export function label(target) {
  return meaning(target).name + (target.startsWith('p:') ? ' interrupted' : '');
}

/** @param {string} target @param {...number} values @returns {string} e.g. "3.2 to 11.5 %" */
export function amount(target, ...values) {
  const { scale, unit } = meaning(target);
  const texts = [...new Set(values.map(value => number(value * scale, 1, 1)))];
  return texts.join(' to ') + ' ' + unit.split(' ')[0];
}
