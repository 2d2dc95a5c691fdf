package org.looptwin.coordinate.api;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How the five actors are looked at.
 *
 * @param gamma discount, NaN for the case's
 * @param tolerance greatest error of values
 * @param literal the study's rewards as printed in place of the corrected ones
 * @param contract also design and try a contract
 * @param enforcement how the contract is tried over time
 * @param learners also learn the reduced case with every table method
 * @param sweep also for discounts of 0.1 to 0.9
 * @param objective of the coordinator
 * @param rates as the live network shows them, empty for the case's
 * @param method of the single actors' processes: one that computes
 * @param learning steps and seeds of learners, seed of simulations
 * @param cancelled asked now and then
 * @param progress told what is done now
 */
public record LoopQuestion(
    double gamma,
    double tolerance,
    boolean literal,
    boolean contract,
    EnforcementQuestion enforcement,
    boolean learners,
    boolean sweep,
    Objective objective,
    List<LoopRate> rates,
    DecisionMethod method,
    DecisionQuestion.Learning learning,
    BooleanSupplier cancelled,
    Consumer<String> progress) {}
