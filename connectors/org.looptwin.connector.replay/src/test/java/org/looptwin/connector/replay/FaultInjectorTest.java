package org.looptwin.connector.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.Replay.FaultProfile;
import org.looptwin.connector.api.Replay.Injected;
import org.looptwin.connector.api.Replay.TimedMessage;

class FaultInjectorTest {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final FaultProfile WITHOUT_OUTAGE =
      new FaultProfile(
          0.01,
          0.005,
          Duration.ofMinutes(15),
          0.002,
          0.001,
          Duration.ofSeconds(90),
          Duration.ZERO,
          Duration.ZERO);
  private static final int MESSAGES = 20_000;

  /** Binomial shares over 20,000: bounds are four standard deviations around the mean. */
  @Test
  void ordinaryFaultsComeAsOftenAsTheCatalogueSays() {
    FaultInjector injector = new FaultInjector(WITHOUT_OUTAGE, 1);
    List<TimedMessage> sent = injector.apply(drafts(), START);
    Injected injected = injector.injected();
    Set<String> different = new HashSet<>();
    sent.forEach(m -> different.add(m.json()));
    assertThat(sent.size() - MESSAGES).as("duplicates").isBetween(144, 256);
    assertThat(sent.size() - different.size()).isEqualTo(sent.size() - MESSAGES);
    assertThat(sent.stream().filter(m -> m.json().contains("\"BAD\""))).hasSizeBetween(15, 65);
    assertThat(sent.stream().filter(m -> !m.json().endsWith("}")))
        .as("all that was cut off, copies included")
        .hasSize((int) injected.malformed());
    long copies = sent.stream().filter(m -> m.json().endsWith("}")).count();
    assertThat(injected.duplicate())
        .as("copies of what can be read")
        .isEqualTo(copies - count(sent));
    assertThat(sent.stream().filter(m -> !m.json().endsWith("}"))).hasSizeBetween(2, 38);
    assertThat(sent).isSortedAccordingTo(Comparator.comparing(TimedMessage::at));
    long late =
        sent.stream()
            .filter(m -> m.json().endsWith("}"))
            .filter(m -> Duration.between(stamp(m), m.at()).compareTo(Duration.ofSeconds(151)) > 0)
            .count();
    assertThat(late).as("more than skew and a duplicate's gap explain").isBetween(45L, 130L);
    assertThat(sent.stream().filter(m -> m.json().endsWith("}")))
        .allSatisfy(
            m ->
                assertThat(Duration.between(m.at(), stamp(m)).toSeconds()).isLessThanOrEqualTo(90));
  }

  @Test
  void whileTheLineIsCutNothingComesAndThenAllInOrder() {
    FaultProfile cut =
        new FaultProfile(
            0, 0, Duration.ZERO, 0, 0, Duration.ZERO, Duration.ofHours(1), Duration.ofMinutes(30));
    FaultInjector injector = new FaultInjector(cut, 1);
    List<TimedMessage> sent = injector.apply(drafts(), START);
    Instant from = START.plusSeconds(3600);
    Instant to = START.plusSeconds(5400);
    assertThat(sent).hasSize(MESSAGES);
    assertThat(sent).noneMatch(m -> !m.at().isBefore(from) && m.at().isBefore(to));
    assertThat(sent).extracting(FaultInjectorTest::stamp).isSorted();
    assertThat(sent.stream().filter(m -> m.at().equals(to)))
        .as("1,800 kept and one due")
        .hasSize(1801);
    assertThat(injector.injected()).isEqualTo(new Injected(0, 0, 0, 0, 1800));
  }

  @Test
  void withoutFaultsNothingChanges() {
    List<Draft> drafts = drafts();
    assertThat(new FaultInjector(FaultProfile.NONE, 1).apply(drafts, START))
        .isEqualTo(drafts.stream().map(Draft::message).toList());
  }

  /** Different readings that can be read. */
  private static long count(List<TimedMessage> sent) {
    return sent.stream()
        .filter(m -> m.json().endsWith("}"))
        .map(TimedMessage::json)
        .distinct()
        .count();
  }

  private static List<Draft> drafts() {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      Instant at = START.plusSeconds(i);
      drafts.add(new Draft(at, at, "supplier/S" + i % 40 + "/m", 1.0, "d", false, i));
    }
    return drafts;
  }

  private static Instant stamp(TimedMessage message) {
    int at = message.json().indexOf("\"ts\":\"") + 6;
    return Instant.parse(message.json().substring(at, message.json().indexOf('"', at)));
  }
}
