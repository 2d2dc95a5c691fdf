package org.looptwin.twin.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Prints how many single readings a second become durable. Run by hand. */
final class IngestSpeed {
  private IngestSpeed() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("looptwin-speed");
    try (Bench bench = new Bench(folder, Clock.systemUTC())) {
      for (int round = 0; round < 4; round++) {
        long from = System.nanoTime();
        for (int i = 0; i < 50_000; i++) {
          String topic = "supplier/S0" + (1 + i % 2) + "/stock_on_hand";
          long ts = 1_700_000_000_000L + round * 50_000L + i;
          bench.deliver(topic, Bench.json(ts, i % 300, "plc-" + i % 50));
        }
        bench.settle();
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf("%.0f readings/s, %s%n", 50_000 / seconds, bench.counts());
      }
    }
  }
}
