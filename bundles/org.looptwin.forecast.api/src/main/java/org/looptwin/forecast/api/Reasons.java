package org.looptwin.forecast.api;

import java.util.List;

/**
 * Why a forecast is what it is.
 *
 * @param inputs what moved its first month since the month before, the greatest first
 * @param notAsked members with a weight that cannot tell, because they would have to train
 * @param lastErrors its newest one-step errors (outcome minus forecast), oldest first, at most 6
 * @param radius of the conformal interval at 0.9 around it, in the target's unit; the largest error
 *     where there are too few for that level
 * @param radiusBefore the same without its newest error; NaN where there is none
 * @param text all of it in a sentence or three
 */
public record Reasons(
    String target,
    List<Arena.Influence> inputs,
    List<String> notAsked,
    List<Double> lastErrors,
    double radius,
    double radiusBefore,
    String text) {
  public Reasons {
    inputs = List.copyOf(inputs);
    notAsked = List.copyOf(notAsked);
    lastErrors = List.copyOf(lastErrors);
  }
}
