package org.looptwin.forecast.lstm;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the network is trained. */
@ObjectClassDefinition(name = "LSTM forecaster")
public @interface Settings {
  @AttributeDefinition(
      description =
          "RETURNS: it learns log-returns. CHANGES: the change against the last value. LEVELS: as"
              + " in study A.")
  Form form() default Form.RETURNS;

  @AttributeDefinition(
      description = "Networks of other seeds, 1 to 99; their median is the forecast.",
      min = "1",
      max = "99")
  int seeds() default 3;

  @AttributeDefinition(
      description = "Most epochs of a training, 1 to 100000.",
      min = "1",
      max = "100000")
  int epochs() default 200;
}
