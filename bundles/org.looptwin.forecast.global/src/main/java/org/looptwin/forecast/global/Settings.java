package org.looptwin.forecast.global;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How much the networks learn, and from how many series. */
@ObjectClassDefinition(name = "Global network forecaster")
public @interface Settings {
  @AttributeDefinition(
      description = "Networks whose median is the forecast, 1 to 99.",
      min = "1",
      max = "99")
  int networks() default 9;

  @AttributeDefinition(
      description = "Most steps of a training, 1 to 1000000.",
      min = "1",
      max = "1000000")
  int steps() default 600;

  @AttributeDefinition(
      description = "Seconds after which a training is given up, 1 to 86400.",
      min = "1",
      max = "86400")
  int longestS() default 300;

  @AttributeDefinition(
      description = "Fewer series than this are not learnt from, 2 to 1000000.",
      min = "2",
      max = "1000000")
  int leastSeries() default 100;
}
