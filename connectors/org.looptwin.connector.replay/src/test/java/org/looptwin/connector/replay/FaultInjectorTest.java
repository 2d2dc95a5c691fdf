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
import org.looptwin.connector.api.Replay.TimedMessage;

class FaultInjectorTest {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final int MESSAGES = 20_000;

  /** Binomial shares over 20,000: bounds are four standard deviations around the mean. */
  @Test
  void ordinaryFaultsComeAsOftenAsTheCatalogueSays() {
    List<TimedMessage> sent = new FaultInjector(FaultProfile.ORDINARY, 1).apply(drafts());
    Set<String> different = new HashSet<>();
    sent.forEach(m -> different.add(m.json()));
    assertThat(sent.size() - MESSAGES).as("duplicates").isBetween(144, 256);
    assertThat(sent.size() - different.size()).isEqualTo(sent.size() - MESSAGES);
    assertThat(sent.stream().filter(m -> m.json().contains("\"BAD\""))).hasSizeBetween(15, 65);
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
  void withoutFaultsNothingChanges() {
    List<Draft> drafts = drafts();
    assertThat(new FaultInjector(FaultProfile.NONE, 1).apply(drafts))
        .isEqualTo(drafts.stream().map(Draft::message).toList());
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
