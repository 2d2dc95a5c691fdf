package org.looptwin.forecast.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;

class RosterTest {
  @Test
  void aForecasterIsAskedNothingWhileOthersWaitForTheRoster() {
    Roster roster = new Roster(new Given.Defaults());
    List<Boolean> locked = new ArrayList<>();
    roster.add(
        new Forecaster() {
          @Override
          public String name() {
            locked.add(Thread.holdsLock(roster));
            return "vendor";
          }

          @Override
          public boolean heavy() {
            locked.add(Thread.holdsLock(roster));
            return false;
          }

          @Override
          public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
            return new ForecastAnswer.Unavailable("never asked");
          }
        },
        0);

    assertThat(locked).containsExactly(false, false);
    assertThat(roster.present().members()).hasSize(1);
  }
}
