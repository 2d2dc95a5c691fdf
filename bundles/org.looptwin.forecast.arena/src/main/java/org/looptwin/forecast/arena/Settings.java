package org.looptwin.forecast.arena;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How strict the arena is. */
@ObjectClassDefinition(name = "Forecasting arena")
public @interface Settings {
  @AttributeDefinition(
      description = "Milliseconds a member has for all its origins together.",
      min = "1")
  long deadlineMs() default 2000;

  @AttributeDefinition(description = "Milliseconds a member has for a leaderboard.", min = "1")
  long leaderboardDeadlineMs() default 60000;

  @AttributeDefinition(
      description = "Milliseconds a member has for its training, where a caller waits for it.",
      min = "1")
  long trainingDeadlineMs() default 900000;

  @AttributeDefinition(
      description = "Past origins that the gate, the weights and quantiles look at.",
      min = "1",
      max = "1000")
  int origins() default 24;

  @AttributeDefinition(
      description = "0: weights by inverse error alone; 1: equal weights.",
      min = "0",
      max = "1")
  double shrinkage() default 0.5;

  @AttributeDefinition(description = "Failures in a row until a member rests.", min = "1")
  int failures() default 3;

  @AttributeDefinition(description = "Forecasts a resting member sits out.", min = "0")
  int restForecasts() default 20;

  @AttributeDefinition(
      description = "Outlooks kept for histories that have not changed.",
      min = "0",
      max = "100000")
  int cachedOutlooks() default 256;
}
