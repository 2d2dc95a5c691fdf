package org.looptwin.history.sqlite;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.sqlite.PartFile.Kind;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Value;

/** Beside a history that never moves anything. */
class UpkeepOracleTest extends UpkeepCase {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void answersTheSameWhateverHasBeenMovedMergedAndRolledUp(long seed) throws Exception {
    Random random = new Random(seed);
    Bench plain = new Bench(folder.resolve("plain.db"));
    keep(2, 0);
    bench.now = SIX.plus(ofDays(6));
    for (int batch = 0; batch < 40; batch++) {
      List<JournalEntry> entries = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        Instant ts = SIX.plusMillis(random.nextInt(7 * 86_400) * 1000L + offset % 1000);
        Quality quality = Quality.values()[random.nextInt(3)];
        Value value = random.nextInt(9) == 0 ? Value.of("X" + i) : Value.of(random.nextInt(100));
        entries.add(entry(STOCK, ts, value, quality));
      }
      bench.history.append(entries);
      plain.history.append(entries);
      switch (random.nextInt(5)) {
        case 0 -> bench.upkeep.flush();
        case 1 -> bench.tidy();
        case 2 -> reopen();
        default -> {}
      }
    }
    assertThat(bench.parts(Kind.HOURS)).isPositive();
    for (Function fn : Function.values()) {
      for (Duration every : List.of(ofHours(1), ofHours(6), ofDays(1), ofDays(30))) {
        same(plain, every, fn, false);
        same(plain, every, fn, true);
      }
    }
    assertThat(bench.history.latest(List.of(STOCK)))
        .isEqualTo(plain.history.latest(List.of(STOCK)));
    plain.close();
  }

  private void same(Bench plain, Duration every, Function fn, boolean all) {
    List<Point> expected = plain.history.query(STOCK, SIX, Instant.MAX, every, fn, all);
    List<Point> answered = bench.history.query(STOCK, SIX, Instant.MAX, every, fn, all);
    assertThat(answered)
        .extracting(Point::time)
        .isEqualTo(expected.stream().map(Point::time).toList());
    for (int i = 0; i < expected.size(); i++) {
      Object value = expected.get(i).value();
      if (value instanceof Double number) {
        assertThat((Double) answered.get(i).value())
            .as("%s by %s", fn, every)
            .isCloseTo(number, within(1e-9));
      } else {
        assertThat(answered.get(i).value()).isEqualTo(value);
      }
    }
  }
}
