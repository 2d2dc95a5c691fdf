package org.looptwin.loop;

import java.util.Optional;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.telemetry.SeriesId;

/** What the rules foresee of series, always the newest. For any thread. */
interface ForesightOfRules {
  /** Before there are rules. */
  ForesightOfRules NONE =
      new ForesightOfRules() {
        @Override
        public Optional<TelemetryOutlook> outlook(SeriesId series) {
          return Optional.empty();
        }

        @Override
        public String unforeseen(SeriesId series) {
          return "the rules are not in force yet";
        }
      };

  Optional<TelemetryOutlook> outlook(SeriesId series);

  /** Why there is none, in words; empty when there is one. */
  String unforeseen(SeriesId series);
}
