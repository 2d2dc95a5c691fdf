package org.looptwin.decision.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.ledger.LedgerLine.BrokenLine;

/** Reads a ledger from its first line on, checking the chain as it goes. */
final class LedgerReader {
  private final Path file;

  LedgerReader(Path file) {
    this.file = file;
  }

  /**
   * Hands over every whole line.
   *
   * @param limit bytes to read at most
   * @return where the whole lines end, and how many bytes of a torn line follow
   * @throws IllegalStateException with file:line when the chain is broken
   */
  Extent read(long limit, Consumer<LedgerEntry> each) throws IOException {
    Extent extent = new Extent(0, 0, Chain.START, 0);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long position = 0;
      int next;
      while (position < limit && (next = in.read()) >= 0) {
        position++;
        if (next == '\n') {
          LedgerEntry entry = check(line.toByteArray(), extent);
          each.accept(entry);
          extent = new Extent(entry.number(), position, entry.hash(), 0);
          line.reset();
        } else {
          line.write(next);
        }
      }
      return new Extent(extent.lines(), extent.bytes(), extent.hash(), line.size());
    }
  }

  private LedgerEntry check(byte[] line, Extent before) {
    long number = before.lines() + 1;
    try {
      return LedgerLine.read(line, number, before.hash());
    } catch (BrokenLine e) {
      throw new IllegalStateException(
          "%s:%d: %s. The ledger was changed after it was written. Maybe restore it from a backup, or move it away and rebuild it from the journal."
              .formatted(file, number, e.getMessage()),
          e);
    }
  }

  /**
   * @param lines whole lines
   * @param bytes where they end
   * @param hash of the last one
   * @param tornBytes after them, without a line end
   */
  record Extent(long lines, long bytes, String hash, long tornBytes) {}
}
