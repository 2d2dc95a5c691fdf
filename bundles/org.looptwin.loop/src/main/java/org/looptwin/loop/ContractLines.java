package org.looptwin.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.looptwin.decision.api.ContractNotes;

/** Notes on contracts go through the loop's thread: it alone writes the ledger. */
final class ContractLines implements ContractNotes {
  private static final int PATIENCE_SECONDS = 60;

  private final Driver driver;

  ContractLines(Driver driver) {
    this.driver = driver;
  }

  @Override
  public void note(Map<String, Object> body) {
    carryOut(
        outside -> {
          outside.note(body);
          return body;
        });
  }

  @Override
  public Optional<Map<String, Object>> last() {
    return carryOut(Outside::lastNote);
  }

  private <T> T carryOut(Function<Outside, T> work) {
    try {
      return driver
          .order(conductor -> work.apply(conductor.outside()))
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException | CancellationException e) {
      throw new UncheckedIOException(
          new IOException(
              "the ledger, which keeps what is decided, took no line within %d s: %s"
                  .formatted(PATIENCE_SECONDS, e.getCause() == null ? e : e.getCause()),
              e));
    }
  }
}
