package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.twin.api.IngestAccount.Counts;

class GateFuzzTest {
  private static final String[] TOPICS = {
    "supplier/S01/stock_on_hand", "supplier/S01", "lane/L1/eta_delay_h", "market/eua_price",
    "battery/P7/soh", "battery-plant/B01/line_state", "recycling-centre/R01", "supplier/S02"
  };
  private static final String[] PAYLOADS = {
    "{\"ts\":\"2024-03-01T05:59:00.000Z\",\"v\":0.41,\"u\":\"%\",\"q\":\"GOOD\",\"seq\":17}",
    "{\"ts\":1709272800000,\"metrics\":{\"stock_on_hand\":12.5,\"capacity_utilisation\":"
        + "{\"v\":71,\"u\":\"%\",\"q\":\"GOOD\"}}}",
    "{\"ts\":1709272800000,\"v\":\"RUN\",\"src\":\"plc-3\"}",
    "{\"ts\":1709272800000,\"v\":true,\"q\":\"BAD\"}",
    "{\"ts\":\"2024-03-01T06:00:00+00:00\",\"v\":1}"
  };
  private static final String JUNK = "{}[]\":,.0123456789eE+-tfnNI\\u\u0000 äGOOD/#";

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void neverThrowsAcknowledgesEveryMessageOnceAndBalances(long seed) throws Exception {
    Random random = new Random(seed);
    try (Bench bench = new Bench(folder, new MovableClock("2024-03-01T06:00:00Z"))) {
      for (int i = 0; i < 12_000; i++) {
        bench.deliver(topic(random), payload(random));
        if (i % 97 == 0 && bench.counts() != null) {
          assertThat(bench.counts().balances()).isTrue();
        }
      }
      bench.settle();
      Counts counts = bench.counts();
      assertThat(counts.balances()).isTrue();
      assertThat(counts.pending()).isZero();
      assertThat(counts.received()).isGreaterThanOrEqualTo(12_000);
      assertThat(bench.acknowledged()).isEqualTo(bench.delivered());
      assertThat(counts.accepted()).isGreaterThan(50).isEqualTo(bench.engine.last());
      assertThat(counts.rejected().keySet())
          .contains("malformed", "unknown-node", "unknown-metric", "range", "unit");
      long expected = 1;
      for (JournalEntry entry : bench.entries()) {
        assertThat(entry.offset()).isEqualTo(expected++);
      }
    }
  }

  private static String topic(Random random) {
    String topic = TOPICS[random.nextInt(TOPICS.length)];
    return random.nextInt(10) == 0 ? mutated(topic, random) : topic;
  }

  private static byte[] payload(Random random) {
    String payload =
        PAYLOADS[random.nextInt(PAYLOADS.length)].replace(
            "1709272800000", String.valueOf(1709272800000L - random.nextInt(200)));
    int kind = random.nextInt(10);
    if (kind < 3) {
      return payload.getBytes(StandardCharsets.UTF_8);
    }
    if (kind < 8) {
      return mutated(payload, random).getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    for (int n = random.nextInt(4); n >= 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(mutated.length());
      char junk = JUNK.charAt(random.nextInt(JUNK.length()));
      switch (random.nextInt(3)) {
        case 0 -> mutated.setCharAt(at, junk);
        case 1 -> mutated.insert(at, junk);
        default -> mutated.deleteCharAt(at).append(junk);
      }
    }
    return mutated.toString();
  }
}
