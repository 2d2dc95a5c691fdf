package org.looptwin.launch.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EavesdropperTest {
  @TempDir Path folder;
  private final ArtemisBroker broker = new ArtemisBroker();

  @AfterEach
  void stop() {
    broker.stop();
  }

  @Test
  void tellsWhatIsPublishedOutsideTheRootAndStillCarriesIt() throws Exception {
    String url = broker.start(folder.resolve("broker"));
    var said = new LinkedBlockingQueue<String>();
    broker.onMessageOutside(
        "looptwin/v1/meb-europe/",
        (topic, payload) -> said.add(topic + "=" + new String(payload, UTF_8)));
    try (var other = new Listener(url, "other").connect().subscribe("looptwin/v1/#");
        var plant = new Listener(url, "plant").connect()) {
      plant
          .client()
          .publish(
              "looptwin/v1/meb-europe/supplier/S01/stock_on_hand", "1".getBytes(UTF_8), 1, false);
      plant
          .client()
          .publish(
              "looptwin/v1/meb-europ/supplier/S01/stock_on_hand", "2".getBytes(UTF_8), 1, false);
      plant.client().publish("line/7", "3".getBytes(UTF_8), 1, false);

      assertThat(said.poll(60, TimeUnit.SECONDS))
          .isEqualTo("looptwin/v1/meb-europ/supplier/S01/stock_on_hand=2");
      assertThat(said.poll(60, TimeUnit.SECONDS)).isEqualTo("line/7=3");
      assertThat(other.next().text()).endsWith("meb-europe/supplier/S01/stock_on_hand=1");
      assertThat(other.next().text()).endsWith("meb-europ/supplier/S01/stock_on_hand=2");
    }
  }

  @Test
  void tellsTheBeginningOfALongMessageOnlyAndCarriesTheWhole() throws Exception {
    String url = broker.start(folder.resolve("broker"));
    var said = new LinkedBlockingQueue<Integer>();
    broker.onMessageOutside("looptwin/v1/n/", (topic, payload) -> said.add(payload.length));
    try (var other = new Listener(url, "other").connect().subscribe("line/#");
        var plant = new Listener(url, "plant").connect()) {
      plant.client().publish("line/7", new byte[300_000], 1, false);

      assertThat(said.poll(60, TimeUnit.SECONDS)).isEqualTo(256 * 1024 + 1);
      assertThat(other.next().text()).hasSize("line/7=".length() + 300_000);
    }
  }
}
