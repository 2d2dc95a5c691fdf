package org.looptwin.forecast.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.looptwin.model.forecast.SeriesHistory;

class CalmTest {
  private static final int MONTHS = 240;
  private static final Origins ORIGINS = Origins.of(6, 3, 200);

  /** Noise around 1000. */
  private static List<Trial> trials(IntToDoubleFunction size) {
    List<Trial> trials = new ArrayList<>();
    for (int s = 0; s < 200; s++) {
      SplittableRandom random = new SplittableRandom(s);
      double[] values = new double[MONTHS];
      for (int t = 0; t < MONTHS; t++) {
        values[t] = 1000 + size.applyAsDouble(t) * random.nextDouble(-1, 1);
      }
      SeriesHistory history = Given.series("s" + s, MONTHS, t -> values[t]);
      trials.add(Trial.of(history, ORIGINS, any -> Map.of(), 1, new HashSet<>()));
    }
    return trials;
  }

  @Test
  void afterYearsLikeAllOthersErrorsCountOnce() {
    assertThat(new Calm(trials(t -> 10), ORIGINS).factor(0, 1)).isEqualTo(1, within(0.05));
  }

  @Test
  void afterCalmYearsTheyCountMoreHalfwayToWhatWasUsual() {
    // the last of five parts moves half as much: Q is nearly that of the others, q half of it
    double factor = new Calm(trials(t -> t < 192 ? 10 : 5), ORIGINS).factor(0, 1);
    assertThat(factor).isEqualTo(Math.sqrt(2), within(0.1));
  }

  @Test
  void afterWildYearsTheyDoNotCountLess() {
    assertThat(new Calm(trials(t -> t < 192 ? 5 : 10), ORIGINS).factor(0, 1)).isEqualTo(1);
  }

  @Test
  void whatComesAfterAPositionChangesNothingThere() {
    double calm = new Calm(trials(t -> 10), ORIGINS).factor(ORIGINS.firstWhole(), 6);
    double wild =
        new Calm(trials(t -> t < MONTHS - 6 ? 10 : 900), ORIGINS).factor(ORIGINS.firstWhole(), 6);
    assertThat(wild).isEqualTo(calm);
  }

  @Test
  void ofFewErrorsNothingIsConcluded() {
    List<Trial> few = trials(t -> t < 192 ? 10 : 5).subList(0, 10);
    assertThat(new Calm(few, ORIGINS).factor(0, 1)).isEqualTo(1);
  }
}
