package org.looptwin.model.plan;

/**
 * What arrives over a lane in a month.
 *
 * @param month 1 is the plan's first
 */
public record Flow(String lane, int month, double kwh) {}
