/** Finite decision processes solved from their probabilities. */
package org.looptwin.coordinate.markov.exact;
