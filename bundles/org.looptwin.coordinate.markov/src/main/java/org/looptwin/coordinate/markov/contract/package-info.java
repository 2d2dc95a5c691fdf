/** Contracts that make the best common plan everybody's own best: design, splits, enforcement. */
package org.looptwin.coordinate.markov.contract;
