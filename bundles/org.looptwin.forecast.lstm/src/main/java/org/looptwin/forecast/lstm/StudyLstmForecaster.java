package org.looptwin.forecast.lstm;

import org.looptwin.forecast.api.Forecaster;
import org.looptwin.runtime.djl.NeuralRuntime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Study A's LSTM as published (section 3.2, table 5): on levels, one seed. For comparison: it takes
 * part in tournaments where it is asked for by name.
 */
@Component(service = Forecaster.class, property = "forecast.patient:Boolean=true")
public final class StudyLstmForecaster extends RefittedForecaster {
  private static final int EPOCHS = 200;

  @Activate
  public StudyLstmForecaster(@Reference NeuralRuntime runtime) {
    this(runtime, new TorchTeacher(runtime, Form.LEVELS, 1, EPOCHS));
  }

  StudyLstmForecaster(NeuralRuntime runtime, Teacher teacher) {
    super(runtime, teacher);
  }

  @Override
  public String name() {
    return "lstm-study-a";
  }

  @Deactivate
  void stop() {
    close();
  }
}
