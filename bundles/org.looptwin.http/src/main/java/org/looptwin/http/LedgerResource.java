package org.looptwin.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.http.wire.Wire;

/** The decision ledger as it is kept, read while it is sent. */
final class LedgerResource {
  private static final String TYPE = "application/jsonl";
  private static final int PIECE = 64 << 10;

  private final Backend backend;
  private final Turnstile large;

  LedgerResource(Backend backend, Turnstile large) {
    this.backend = backend;
    this.large = large;
  }

  Reply ledger(Request request) {
    return large.pass(this::reply);
  }

  private Reply reply() {
    Path file = backend.home().ledger();
    long bytes = wholeLines(file);
    return bytes == 0
        ? Reply.file(TYPE, new byte[0])
        : Reply.stream(TYPE, bytes, wire -> send(file, bytes, wire));
  }

  /** The length of the file without a line that is being written. */
  private static long wholeLines(Path file) {
    if (!Files.exists(file)) {
      return 0;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      for (long end = channel.size(); end > 0; end = Math.max(0, end - PIECE)) {
        long start = Math.max(0, end - PIECE);
        byte[] piece = read(channel, start, (int) (end - start));
        for (int i = piece.length; i > 0; i--) {
          if (piece[i - 1] == '\n') {
            return start + i;
          }
        }
      }
      return 0;
    } catch (IOException e) {
      throw Refusal.notAvailable("The ledger cannot be read at present. Try again shortly.");
    }
  }

  private static void send(Path file, long bytes, Wire wire) throws IOException {
    try (wire;
        FileChannel channel = FileChannel.open(file)) {
      for (long at = 0; at < bytes; at += PIECE) {
        wire.write(read(channel, at, (int) Math.min(PIECE, bytes - at)));
      }
    }
  }

  private static byte[] read(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(length);
    while (piece.hasRemaining()) {
      if (channel.read(piece, at + piece.position()) < 0) {
        throw new EOFException("The ledger became shorter than " + (at + length) + " bytes.");
      }
    }
    return piece.array();
  }
}
