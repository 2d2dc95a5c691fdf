package org.looptwin.decision.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.ledger.LedgerReader.Extent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger in a file of JSON lines; the README has the form.
 *
 * <p><b>Threads:</b> any; appends are one after the other, and listeners hear them in order.
 */
final class JsonLinesLedger implements DecisionLedger {
  private static final Logger LOG = LoggerFactory.getLogger(JsonLinesLedger.class);

  private final LedgerFile file;
  private final Supplier<Clock> clock;
  private final List<Consumer<LedgerEntry>> listeners = new CopyOnWriteArrayList<>();
  private long number;
  private String hash;
  private boolean closed;

  private JsonLinesLedger(LedgerFile file, Extent extent, Supplier<Clock> clock) {
    this.file = file;
    this.clock = clock;
    this.number = extent.lines();
    this.hash = extent.hash();
  }

  /** Checks the whole chain; cuts a torn last line off. */
  static JsonLinesLedger open(LedgerFile file, Supplier<Clock> clock) throws IOException {
    Extent extent = new LedgerReader(file.path()).read(Long.MAX_VALUE, entry -> {});
    if (extent.tornBytes() > 0) {
      LOG.warn(
          "{}:{}: the last line is torn ({} bytes without a line end), as a crash leaves it; it was never acknowledged and is cut off",
          file.path(),
          extent.lines() + 1,
          extent.tornBytes());
    }
    file.cutTo(extent.bytes());
    return new JsonLinesLedger(file, extent, clock);
  }

  @Override
  public synchronized LedgerEntry append(String type, long offset, Map<String, Object> body) {
    requireOpen();
    LedgerLine line = LedgerLine.next(number + 1, type, offset, body, hash, clock.get().instant());
    try {
      file.append(line.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The ledger %s could not take its line %d (%s). Maybe the disk is full."
              .formatted(file.path(), number + 1, type),
          e);
    }
    LedgerEntry entry = line.entry();
    number = entry.number();
    hash = entry.hash();
    listeners.forEach(listener -> tell(listener, entry));
    return entry;
  }

  private void tell(Consumer<LedgerEntry> listener, LedgerEntry entry) {
    try {
      listener.accept(entry);
    } catch (RuntimeException e) {
      LOG.error(
          "A listener failed on line {} ({}) of {}; the line itself is written",
          entry.number(),
          entry.type(),
          file.path(),
          e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "The ledger %s is closed. Maybe the server is stopping.".formatted(file.path()));
    }
  }

  /** Read and checked anew, from the file. */
  @Override
  public void read(Consumer<LedgerEntry> each) {
    try {
      new LedgerReader(file.path()).read(end(), each);
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger %s cannot be read.".formatted(file.path()), e);
    }
  }

  private synchronized long end() {
    return file.end();
  }

  @Override
  public synchronized String hash() {
    return hash;
  }

  @Override
  public AutoCloseable onAppend(Consumer<LedgerEntry> listener) {
    Consumer<LedgerEntry> own = listener::accept;
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Closing %s failed.".formatted(file.path()), e);
    }
  }
}
