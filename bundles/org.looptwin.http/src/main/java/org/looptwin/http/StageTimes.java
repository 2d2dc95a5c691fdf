package org.looptwin.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.decision.api.LoopEvent;

/** How long the stages of the loop take, as histograms. <b>Threads:</b> safe. */
final class StageTimes {
  private static final String NAME = "looptwin_stage_duration_seconds";
  private static final double[] BOUNDS = {0.001, 0.01, 0.1, 0.5, 1, 2.5, 5, 10, 30};

  /** An alarm is an event, it takes no time. */
  private static final List<String> STAGES =
      List.of("telemetry", "rule", "forecast", "uncertainty", "plan", "compliance", "decision");

  private final Map<String, Histogram> byStage = new TreeMap<>();

  StageTimes() {
    STAGES.forEach(stage -> byStage.put(stage, new Histogram()));
  }

  private static final class Histogram {
    private final long[] counts = new long[BOUNDS.length + 1];
    private double sum;

    void add(double seconds) {
      int bucket = 0;
      while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
        bucket++;
      }
      counts[bucket]++;
      sum += seconds;
    }
  }

  synchronized void add(LoopEvent event) {
    Histogram histogram = byStage.get(event.stage());
    if (histogram != null) {
      histogram.add(event.ms() / 1e3);
    }
  }

  synchronized void write(Exposition page) {
    page.family(NAME, "histogram", "How long a stage of the loop's steps takes.");
    byStage.forEach(
        (stage, histogram) -> {
          long below = 0;
          for (int bucket = 0; bucket <= BOUNDS.length; bucket++) {
            below += histogram.counts[bucket];
            String bound = bucket < BOUNDS.length ? Double.toString(BOUNDS[bucket]) : "+Inf";
            page.sample(NAME + "_bucket", below, "stage", stage, "le", bound);
          }
          page.sample(NAME + "_sum", histogram.sum, "stage", stage);
          page.sample(NAME + "_count", below, "stage", stage);
        });
  }
}
