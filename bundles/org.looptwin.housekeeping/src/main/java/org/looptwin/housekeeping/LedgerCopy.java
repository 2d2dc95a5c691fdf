package org.looptwin.housekeeping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.looptwin.model.json.ModelJson;

/**
 * The ledger up to its last whole line.
 *
 * @param hash of the last line; "" when there is none
 */
record LedgerCopy(long lines, String hash) {
  static final LedgerCopy NONE = new LedgerCopy(0, "");

  static LedgerCopy copy(Path ledger, Path to) throws IOException {
    long whole = 0;
    long lineBegin = 0;
    long lines = 0;
    try (RandomAccessFile in = new RandomAccessFile(ledger.toFile(), "r");
        OutputStream out = Files.newOutputStream(to)) {
      byte[] piece = new byte[1 << 16];
      long at = 0;
      for (int read = in.read(piece); read > 0; read = in.read(piece)) {
        for (int i = 0; i < read; i++) {
          if (piece[i] == '\n') {
            lineBegin = whole;
            whole = at + i + 1;
            lines++;
          }
        }
        at += read;
      }
      in.seek(0);
      for (long left = whole; left > 0; ) {
        int read = in.read(piece, 0, (int) Math.min(piece.length, left));
        if (read < 0) {
          throw new IOException("%s became shorter while it was copied".formatted(ledger));
        }
        out.write(piece, 0, read);
        left -= read;
      }
      return lines == 0 ? NONE : new LedgerCopy(lines, hash(in, lineBegin, whole));
    }
  }

  private static String hash(RandomAccessFile in, long from, long to) throws IOException {
    byte[] line = new byte[Math.toIntExact(to - from)];
    in.seek(from);
    in.readFully(line);
    JsonNode tree = new ModelJson().parse(new String(line, StandardCharsets.UTF_8));
    return tree.path("hash").asText();
  }
}
