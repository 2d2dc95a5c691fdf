package org.looptwin.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;

/** The decision ledger as it is kept. */
final class LedgerResource {
  private static final long LARGEST = 64 << 20;

  private final Backend backend;

  LedgerResource(Backend backend) {
    this.backend = backend;
  }

  Reply ledger(Request request) {
    Path file = backend.home().ledger();
    try {
      if (!Files.exists(file)) {
        return Reply.file("application/jsonl", new byte[0]);
      }
      if (Files.size(file) > LARGEST) {
        throw Refusal.of(
            413,
            "The ledger has %d bytes; the limit is %d. Maybe use 'looptwin export ledger --home DIR'"
                + " beside the server.",
            Files.size(file),
            LARGEST);
      }
      return Reply.file("application/jsonl", wholeLines(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw Refusal.notAvailable("The ledger cannot be read at present. Try again shortly.");
    }
  }

  /** Without a line that is being written. */
  private static byte[] wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return java.util.Arrays.copyOf(bytes, end);
  }
}
