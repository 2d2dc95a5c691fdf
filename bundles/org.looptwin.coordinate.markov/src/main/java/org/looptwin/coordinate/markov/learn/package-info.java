/** Decision processes learned from drawn steps: tables, bandits, curves. */
package org.looptwin.coordinate.markov.learn;
