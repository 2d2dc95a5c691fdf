package org.looptwin.forecast.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.forecast.api.ForecastRecord.News;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.forecast.api.KeptForecast.Role;
import org.looptwin.model.forecast.SeriesHistory;

class KeeperTest {
  @TempDir Path home;

  private final Given.Hands clock = new Given.Hands("2020-05-01T06:00:00Z");

  private Keeper keeper() {
    return Keeper.open(home, clock, 8 << 20);
  }

  private ForecastRecord read() {
    return new HomeRecords().read(home);
  }

  @Test
  void aForecastMeetsItsOutcomesAsTheyBecomeKnown() {
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70, 71, 72, 73), 75), Role.LIVE);
      assertThat(read().kept("carbon", 10).get(0).outcomes()).isEmpty();
      clock.set("2020-06-02T06:00:00Z");
      keeper.take(Given.asked(Given.carbon(70, 71, 72, 73, 78), 78), Role.LIVE);
    }
    List<KeptForecast> kept = read().kept("carbon", 10);
    assertThat(kept).extracting(KeptForecast::number).containsExactly(2L, 1L);
    KeptForecast first = kept.get(1);
    assertThat(first.lastKnown()).isEqualTo(YearMonth.of(2020, 4));
    assertThat(first.outcomes())
        .containsExactly(
            new KeptForecast.Outcome(
                YearMonth.of(2020, 5),
                78,
                Instant.parse("2020-06-02T06:00:00Z"),
                3, // 78 - 75
                5, // 78 - 73
                false)); // 73 to 77
    assertThat(kept.get(0).outcomes()).isEmpty();
  }

  @Test
  void aMonthThatNobodyObservedHasNoOutcome() {
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70), 70), Role.LIVE);
      SeriesHistory gap = Given.carbon(70, 70, 90);
      keeper.take(
          Given.asked(
              new SeriesHistory(
                  "carbon", gap.values(), 12, 0, 1000, Map.of(), Set.of(Given.START.plusMonths(1))),
              90),
          Role.LIVE);
    }
    assertThat(read().kept("carbon", 10).get(1).outcomes())
        .extracting(KeptForecast.Outcome::month)
        .containsExactly(Given.START.plusMonths(2));
  }

  @Test
  void aMonthThatNobodyToldIsNotTheLastKnownOne() {
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.untold(1, 70, 71, 71), 71), Role.LIVE);
      keeper.take(Given.asked(Given.untold(2, 70, 70, 70), 71), Role.LIVE);
      keeper.take(Given.asked(Given.untold(1, 70), 71), Role.LIVE);
    }
    assertThat(read().kept("carbon", 10))
        .extracting(KeptForecast::lastKnown)
        .containsExactly(Given.START.minusMonths(1), Given.START, Given.START.plusMonths(1));
    assertThat(read().kept("carbon", 10).get(2).mean().start())
        .isEqualTo(Given.START.plusMonths(3));
  }

  @Test
  void aLaterVintageOfAnOutcomeReplacesTheEarlierOne() {
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70), 70), Role.LIVE);
      keeper.take(Given.asked(Given.carbon(70, 90), 90), Role.LIVE);
      clock.set("2020-07-01T00:00:00Z");
      keeper.take(Given.asked(Given.carbon(70, 71), 71), Role.LIVE);
    }
    KeptForecast first = read().kept("carbon", 10).get(2);
    assertThat(first.outcomes().get(0).value()).isEqualTo(71);
    assertThat(first.outcomes().get(0).knownAt()).isEqualTo("2020-07-01T00:00:00Z");
  }

  /** Only what was known at the time: another future changes nothing of what is kept. */
  @Test
  void whatHappensLaterChangesNoForecastThatWasKept() {
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70, 71), 72), Role.LIVE);
      KeptForecast before = read().kept("carbon", 1).get(0);
      keeper.take(Given.asked(Given.carbon(70, 71, 500), 480), Role.LIVE);
      assertThat(read().kept("carbon", 2).get(1).with(List.of())).isEqualTo(before);
    }
  }

  @Test
  void theSameForecastAgainIsKeptOnce() {
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70, 71), 72), Role.LIVE);
      keeper.take(Given.asked(Given.carbon(70, 71), 72), Role.LIVE);
      keeper.take(Given.asked(Given.carbon(70, 71), 72), Role.CHAMPION);
    }
    assertThat(read().kept("", 10)).hasSize(2);
  }

  @Test
  void whatWasKeptSurvivesARestartAndALineThatACrashCutOff() throws IOException {
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70, 71), 72, 0.1, 1 / 3.0), Role.LIVE);
      keeper.tell(new News(clock.instant(), "refit", "", "all learnt anew"));
    }
    Files.writeString(
        RecordFile.in(home), "{\"type\":\"forecast\",\"n\":7,\"ta", StandardOpenOption.APPEND);
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70, 71, 72), 73), Role.LIVE);
    }
    assertThat(read().kept("carbon", 10)).extracting(KeptForecast::number).containsExactly(2L, 1L);
    assertThat(read().kept("carbon", 10).get(1).errors()).containsExactly(0.1, 1 / 3.0);
    assertThat(read().news(5)).extracting(News::text).containsExactly("all learnt anew");
  }

  @Test
  void aFileThatHasGrownIsWrittenAnewWithTheSameContent() {
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70), 70), Role.LIVE);
      keeper.take(Given.asked(Given.carbon(70, 71), 71), Role.LIVE);
    }
    List<KeptForecast> before = read().kept("", 10);
    Keeper.open(home, clock, 1).close();
    assertThat(read().kept("", 10)).isEqualTo(before);
  }

  @Test
  void whatIsNotNeededAnyMoreIsLeftOutWhenTheFileIsWrittenAnew() {
    try (Keeper keeper = keeper()) {
      for (int i = 0; i < 300; i++) {
        keeper.take(Given.asked(Given.carbon(70), 70 + i), Role.LIVE);
      }
    }
    Keeper.open(home, clock, 1).close();
    List<KeptForecast> kept = read().kept("", 1000);
    assertThat(kept).hasSize(201); // the last 200, and the last of those before
    assertThat(kept.get(200).number()).isEqualTo(100);
  }

  @Test
  void aFileThatGrowsIsWrittenAnewOnceADayWhileItIsInUse() throws IOException {
    try (Keeper keeper = Keeper.open(home, clock, 1)) {
      take(keeper, 600);
      long begun = Files.size(RecordFile.in(home));
      clock.set("2020-05-02T06:00:00Z");
      take(keeper, 1); // a day later: 200, the last of the month before them, and one more
      long anew = Files.size(RecordFile.in(home));
      assertThat(anew).isLessThan(begun / 2);
      take(keeper, 600);
      assertThat(Files.size(RecordFile.in(home))).isGreaterThan(3 * anew); // not on the same day
      assertThat(keeper.trouble()).isEmpty();
    }
    assertThat(read().kept("", 1).get(0).number()).isEqualTo(1200); // one was the same again
    assertThat(Files.list(RecordFile.in(home).getParent())).hasSize(1);
  }

  private static void take(Keeper keeper, int times) {
    for (int i = 0; i < times; i++) {
      keeper.take(Given.asked(Given.carbon(70), 70 + i % 7), Role.LIVE);
    }
  }

  /** Its disk takes as long as the test says. */
  private static final class SlowPaper implements Paper {
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final List<String> lines = new ArrayList<>();

    @Override
    public void add(List<String> added) throws IOException {
      writing.countDown();
      try {
        done.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      lines.addAll(added);
    }

    @Override
    public void rewrite(List<String> all) {
      lines.clear();
      lines.addAll(all);
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public void close() {}
  }

  @Test
  @Timeout(60)
  void whoeverAsksDoesNotWaitForTheDisk() throws InterruptedException {
    SlowPaper paper = new SlowPaper();
    Keeper keeper = new Keeper(paper, new Book(), clock, 1);
    Thread writer =
        new Thread(() -> keeper.take(Given.asked(Given.carbon(70), 71), Role.LIVE), "writer");
    writer.start();
    assertThat(paper.writing.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keeper.champion("carbon")).isEqualTo(Scores.EVERYONE);
    int kept = keeper.ask(book -> book.of("carbon").size());
    assertThat(kept).isEqualTo(1);
    assertThat(keeper.trouble()).isEmpty();
    paper.done.countDown();
    writer.join();
    assertThat(paper.lines).hasSize(1);
  }

  @Test
  void aDamagedByteSpoilsItsLineAlone() throws IOException {
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70), 70), Role.LIVE);
    }
    Files.write(RecordFile.in(home), new byte[] {(byte) 0xff, '\n'}, StandardOpenOption.APPEND);
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70, 71), 71), Role.LIVE);
    }
    assertThat(read().kept("", 10)).hasSize(2);
  }

  @Test
  void aHomeWithoutForecastsHasNone() {
    assertThat(read().kept("", 10)).isEmpty();
    assertThat(read().trust()).isEmpty();
  }

  /** All of them together would stay in a row for ever. */
  @Test
  void anAlarmIsClearedOnceTheMissesAreNoLongerAmongTheNewestSixtyOutcomes() {
    double[] values = Given.same(25 + 62, 75);
    Arrays.fill(values, 1, 26, 90); // 25 misses of 73 to 77, then 61 hits
    try (Keeper keeper = keeper()) {
      for (int known = 1; known <= values.length; known++) {
        if (known == 1 + 25 + 58) {
          assertThat(coverage()).containsExactly(Keeper.ALARM); // some of them still are
        }
        keeper.take(Given.asked(Given.carbon(Arrays.copyOf(values, known)), 75), Role.LIVE);
      }
    }
    assertThat(coverage()).containsExactly(Keeper.CLEARED, Keeper.ALARM);
    assertThat(read().trust().get(0).coverage().outcomes()).isEqualTo(60);
  }

  private List<String> coverage() {
    return read().news(200).stream()
        .map(News::kind)
        .filter(kind -> kind.startsWith("coverage"))
        .toList();
  }

  @Test
  void errorsThatGrowAreToldOnceForAMonth() {
    Double[] errors = new Double[16];
    for (int t = 0; t < errors.length; t++) {
      errors[t] = t < 12 ? (t % 2 == 0 ? 1.0 : -1.0) : 4.0;
    }
    try (Keeper keeper = keeper()) {
      keeper.take(Given.asked(Given.carbon(70, 71), 72, errors), Role.LIVE);
      keeper.take(Given.asked(Given.carbon(70, 71), 72.5, errors), Role.LIVE);
    }
    assertThat(read().news(9)).extracting(News::kind).containsExactly("drift");
    assertThat(read().news(9).get(0).text()).contains("10.0").contains("errors have become larger");
  }
}
