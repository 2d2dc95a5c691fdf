package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.Outbox;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;

class LevelTest {
  @Test
  void aNameIsOneLevelWithoutWildcards() {
    assertThat(Level.of("BR-XII-C1 \u00e9")).isEqualTo("BR-XII-C1 \u00e9");
    assertThat(Level.of("a/b#+%\u0000")).isEqualTo("a%2Fb%23%2B%25%00");
    assertThat(Level.of("\ud800")).isEqualTo("%3F");
    assertThat(Level.path("a/b#/c")).isEqualTo("a/b%23/c");
  }

  @Test
  void findingsArePublishedOnTopicsThatMqttAllows() {
    List<String> topics = new ArrayList<>();
    Outbox outbox = (topic, json, retained) -> topics.add(topic);
    new OutboxAnnouncer(() -> List.of(outbox), event -> {})
        .finding(
            new Finding(
                "eu", "R#1", "R01/a+b", FindingState.OK, null, null, "", "law", "All is well."));
    assertThat(topics).containsExactly("finding/eu/R%231/R01%2Fa%2Bb");
  }
}
