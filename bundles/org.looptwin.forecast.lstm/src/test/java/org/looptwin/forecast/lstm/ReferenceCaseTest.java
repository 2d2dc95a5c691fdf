package org.looptwin.forecast.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;

/** Networks that are really trained, on the reference case, in every form. */
class ReferenceCaseTest {
  private static final int KNOWN = 62;

  private final Case reference =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();

  private static List<Double> path(LstmForecaster member, SeriesHistory history) throws Exception {
    member.prepare(history, 3, 1);
    return member
        .forecast(history, 3, 1)
        .read(
            ForecastAnswer.Path::mean,
            none -> {
              throw new AssertionError(none.because());
            });
  }

  private Map<String, MonthlySeries> panel(boolean otherFuture) {
    Map<String, MonthlySeries> panel = new TreeMap<>();
    panel.put("x", reference.observations().market().get("eua_eur_t_studycal"));
    panel.put("recovery_rate", reference.observations().market().get("recovery_rate"));
    reference.observations().supplierP().forEach((id, series) -> panel.put("p:" + id, series));
    if (otherFuture) {
      panel.replaceAll(
          (name, series) -> {
            double[] values = series.toArray();
            for (int month = KNOWN; month < values.length; month++) {
              values[month] = values[month - KNOWN];
            }
            return new MonthlySeries(series.start(), values);
          });
    }
    return panel;
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void anotherFutureChangesNoBit(Form form) throws Exception {
    LstmForecaster one = new LstmForecaster(Given.TORCH, new TorchTeacher(Given.TORCH, form, 1, 3));
    LstmForecaster two = new LstmForecaster(Given.TORCH, new TorchTeacher(Given.TORCH, form, 1, 3));
    for (String target : panel(false).keySet()) {
      SeriesHistory as = Given.history(target, panel(false));
      SeriesHistory other = Given.history(target, panel(true));
      assertThat(path(one, as)).as(target).isNotEqualTo(path(two, other));
      assertThat(path(two, other.known(KNOWN))).as(target).isEqualTo(path(one, as.known(KNOWN)));
    }
  }
}
