/** Contracts that are kept an eye on, and made anew when an indicator leaves its band. */
package org.looptwin.coordinate.markov.deal;
