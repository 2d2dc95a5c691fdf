/** Equilibria of games in normal form, repeated games and stochastic games. */
package org.looptwin.coordinate.markov.game;
