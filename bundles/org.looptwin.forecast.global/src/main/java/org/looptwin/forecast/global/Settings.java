package org.looptwin.forecast.global;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How much the networks learn, and from how many series. */
@ObjectClassDefinition(name = "Global network forecaster")
public @interface Settings {
  @AttributeDefinition(description = "Networks whose median is the forecast.")
  int networks() default 9;

  @AttributeDefinition(description = "Most steps of a training.")
  int steps() default 600;

  @AttributeDefinition(description = "Seconds after which a training is given up.")
  int longestS() default 300;

  @AttributeDefinition(description = "Fewer series than this are not learnt from.")
  int leastSeries() default 100;
}
