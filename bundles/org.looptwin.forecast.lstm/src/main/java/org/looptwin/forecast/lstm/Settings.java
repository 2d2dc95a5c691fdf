package org.looptwin.forecast.lstm;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the network is trained. */
@ObjectClassDefinition(name = "LSTM forecaster")
public @interface Settings {
  @AttributeDefinition(
      description = "CHANGES: it learns the change against the last value. LEVELS: as in study A.")
  Form form() default Form.CHANGES;

  @AttributeDefinition(description = "Most epochs of a training.")
  int epochs() default 200;
}
