package org.looptwin.coordinate.api;

/**
 * What a file for coordination holds: one of these, the others null.
 *
 * @param process a finite decision process
 * @param game a game in normal form
 * @param delta of the game repeated, 0 for none
 * @param loop the five actors of a closed loop, as data
 */
public record CoordinationFile(
    DecisionProcess process, MatrixGame game, double delta, LoopData loop) {}
