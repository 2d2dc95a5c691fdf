/** What a plan says of itself, apart by what it is about. */

/** @param {{sentences: string[]}} plan @returns {string[]} what its protection costs */
export function protections(plan) {
  return (plan.sentences ?? []).filter(sentence => sentence.startsWith('Protect'));
}

/** @param {{sentences: string[]}} plan @returns {string[]} what it was made without, what limits it, what more would be worth */
export function reasons(plan) {
  return (plan.sentences ?? []).filter(sentence => !/^(Protect|One plan cannot)/.test(sentence));
}
