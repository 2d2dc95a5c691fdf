package org.looptwin.forecast.lstm;

import org.looptwin.forecast.api.Forecaster;
import org.looptwin.runtime.djl.NeuralRuntime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Study A's layers in a form that is sound on prices: log-returns, log-odds of probabilities, the
 * median of several seeds. See the README.
 */
@Component(service = Forecaster.class)
@Designate(ocd = Settings.class)
public final class LstmForecaster extends RefittedForecaster {
  @Activate
  public LstmForecaster(@Reference NeuralRuntime runtime, Settings settings) {
    this(
        runtime,
        new TorchTeacher(
            runtime,
            settings.form(),
            within("seeds", settings.seeds(), 99),
            within("epochs", settings.epochs(), 100_000)));
  }

  private static int within(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "%s is %d, expected 1 to %d. Maybe correct conf/%s.cfg."
              .formatted(name, value, most, LstmForecaster.class.getName()));
    }
    return value;
  }

  LstmForecaster(NeuralRuntime runtime, Teacher teacher) {
    super(runtime, teacher);
  }

  @Override
  public String name() {
    return "lstm";
  }

  @Deactivate
  void stop() {
    close();
  }
}
