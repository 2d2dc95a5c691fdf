package org.looptwin.twin.live;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.looptwin.connector.api.Incoming;

/** Takes readings until it is killed; prints the time of each one that was acknowledged. */
final class CrashChild {
  private CrashChild() {}

  public static void main(String[] args) throws Exception {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(10_000_000_000L), ZoneOffset.UTC);
    Bench bench = new Bench(Path.of(args[0]), clock);
    long first = Long.parseLong(args[1]);
    for (long ts = first; ts < first + 1_000_000; ts++) {
      String line = Long.toString(ts) + "\n";
      Runnable acknowledge =
          () -> {
            System.out.print(line);
            System.out.flush();
          };
      byte[] json = Bench.json(ts, ts % 300, "plc-" + ts % 7);
      bench.engine.deliver(new Incoming("child", Bench.STOCK, json, acknowledge));
    }
  }
}
