package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;

class CrashTest {
  @TempDir Path folder;

  @Test
  void losesNoAcknowledgedReadingWhenItIsKilled() throws Exception {
    List<Long> acknowledged = new ArrayList<>();
    for (int life = 0; life < 2; life++) {
      acknowledged.addAll(killAfter(5_000, 1 + life * 1_000_000_000L));
    }
    try (Bench bench = new Bench(folder, Clock.systemUTC())) {
      List<JournalEntry> entries = bench.entries();
      Set<Long> durable = new HashSet<>();
      TwinSnapshot expected = TwinSnapshot.empty("small").with(entries);
      for (int i = 0; i < entries.size(); i++) {
        assertThat(entries.get(i).offset()).isEqualTo(i + 1L);
        durable.add(entries.get(i).reading().ts().toEpochMilli());
      }
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(10_000);
      assertThat(durable).containsAll(acknowledged);
      assertThat(bench.engine.twin().snapshot()).isEqualTo(expected);
    }
  }

  /** What a child process acknowledged until it was killed while it was busy. */
  private List<Long> killAfter(int readings, long firstTs) throws IOException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashChild.class.getName(),
                folder.toString(),
                Long.toString(firstTs))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Long> acknowledged = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged.add(Long.parseLong(line));
        if (acknowledged.size() == readings) {
          child.destroyForcibly();
        }
      }
    } catch (IOException killed) {
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(readings);
    }
    return acknowledged;
  }
}
