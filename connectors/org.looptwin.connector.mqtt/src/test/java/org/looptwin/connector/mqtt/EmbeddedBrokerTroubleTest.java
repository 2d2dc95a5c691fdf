package org.looptwin.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.looptwin.runtime.paho.BackOff;

class EmbeddedBrokerTroubleTest {
  @Test
  void isSaidWithItsRemedyWhileTheBrokerIsAway() throws InterruptedException {
    var trouble = new AtomicReference<>(Optional.of("its store is full. Make room"));
    Peer nobody = new Peer("tcp://127.0.0.1:1", "looptwin-own", "", "", new Topics("own"));
    BackOff backOff =
        new BackOff(Duration.ofMillis(50), Duration.ofSeconds(1), new SplittableRandom(1));
    MqttConnector connector =
        new MqttConnector(
            nobody,
            Trial.manner(backOff),
            new Status("1", () -> 0),
            FakeInbox.open(),
            FakeTranslator.none(),
            trouble::get);
    try {
      assertThat(connector.detail()).contains("; its store is full. Make room; ");

      trouble.set(Optional.empty());
      assertThat(connector.detail()).doesNotContain("store");
    } finally {
      connector.close();
    }
  }
}
