package org.looptwin.decision.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.looptwin.decision.api.DecisionLedger;

/** A second process that appends for ever and prints the number of every line it was promised. */
final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private OtherProcess(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static OtherProcess appendingTo(Path ledger) throws IOException {
    return new OtherProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                ledger.toString())
            .redirectErrorStream(true)
            .start());
  }

  /** The number of the next line, waiting for it. */
  long nextPromised() throws IOException {
    return Long.parseLong(out.readLine());
  }

  /** As kill -9. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public static void main(String[] arguments) {
    try (DecisionLedger ledger = new JsonLinesLedgerArchive().open(Path.of(arguments[0]))) {
      while (true) {
        System.out.println(ledger.append("step", 1, Map.of("text", "x".repeat(500))).number());
      }
    }
  }
}
