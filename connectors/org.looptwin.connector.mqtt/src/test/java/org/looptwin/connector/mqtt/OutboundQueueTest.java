package org.looptwin.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.mqtt.OutboundQueue.Outbound;

class OutboundQueueTest {
  private final OutboundQueue queue = new OutboundQueue(3);

  @Test
  void aRetainedTopicIsKeptOnceWithItsNewestPayload() {
    add("decision", "1", true);
    add("quarantine", "a", false);
    add("quarantine", "b", false);
    add("decision", "2", true);
    assertThat(drain()).containsExactly("quarantine a", "quarantine b", "decision 2");
  }

  @Test
  void beyondTheLimitTheOldestUnretainedMessageGivesWay() {
    add("decision", "1", true);
    add("quarantine", "a", false);
    add("quarantine", "b", false);
    assertThat(queue.add(Outbound.of("quarantine", "c", false))).isFalse();
    assertThat(queue.dropped()).isEqualTo(1);
    assertThat(drain()).containsExactly("decision 1", "quarantine b", "quarantine c");
  }

  @Test
  void whatWasUnderwayIsSentAgainFirstUnlessItsTopicHasNews() {
    add("decision", "1", true);
    add("quarantine", "a", false);
    queue.next();
    queue.next();
    add("decision", "2", true);
    queue.retryUnderway();
    assertThat(drain()).containsExactly("quarantine a", "decision 2");
  }

  @Test
  void aNewerPayloadWaitsUntilTheOlderOneOfItsTopicHasArrived() {
    add("decision", "1", true);
    Outbound first = queue.next().orElseThrow();
    add("decision", "2", true);
    assertThat(queue.next()).isEmpty();
    queue.confirm(first);
    assertThat(queue.next().map(Outbound::json)).contains("2");
  }

  private void add(String topic, String json, boolean retained) {
    queue.add(Outbound.of(topic, json, retained));
  }

  private List<String> drain() {
    List<String> all = new ArrayList<>();
    for (Optional<Outbound> next = queue.next(); next.isPresent(); next = queue.next()) {
      all.add(next.get().topic() + " " + next.get().json());
    }
    return all;
  }
}
