package org.looptwin.twin.live;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Prints how many single readings a second become durable and what they cost, by the number of
 * series. Run by hand.
 */
final class IngestSpeed {
  private static final String JSON =
      "{\"ts\":\"%s\",\"v\":%d.125,\"q\":\"GOOD\",\"seq\":%d,\"src\":\"plc-3\",\"note\":\"%s\"}";
  private static final int READINGS = 200_000;
  private long turn = 1_700_000_000_000L;

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("looptwin-speed");
    IngestSpeed speed = new IngestSpeed();
    try (Bench bench = new Bench(folder, Clock.systemUTC())) {
      for (int series : new int[] {2_000, 2_000, 1_000, 10_000, 100_000, 100_000, 1_000}) {
        speed.round(bench, series);
      }
      System.out.println(bench.counts());
    }
  }

  private void round(Bench bench, int series) throws Exception {
    long from = System.nanoTime();
    long cpu = cpuNanos();
    for (int i = 0; i < READINGS; i++) {
      if (i % series == 0) {
        turn += 1000;
      }
      String ts = java.time.Instant.ofEpochMilli(turn).toString();
      String json = JSON.formatted(ts, i % 100, i, "-".repeat(70));
      String topic = "battery/P" + i % series + "/soc";
      bench.deliver(topic, json.getBytes(StandardCharsets.UTF_8));
    }
    bench.settle();
    System.out.printf(
        "%d series: %.0f readings/s, %.1f us of processor each%n",
        series, READINGS / ((System.nanoTime() - from) / 1e9), (cpuNanos() - cpu) / 1e3 / READINGS);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }
}
