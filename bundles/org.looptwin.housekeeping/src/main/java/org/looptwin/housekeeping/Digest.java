package org.looptwin.housekeeping;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file's length and SHA-256 while it is read. */
final class Digest {
  private final MessageDigest digest = sha256();
  private long bytes;

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** The same stream, taken down. */
  InputStream of(InputStream in) {
    return new DigestInputStream(in, digest) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        bytes += read < 0 ? 0 : 1;
        return read;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        bytes += Math.max(0, read);
        return read;
      }
    };
  }

  /** Reads a stream to its end, copying it. */
  Digest copy(InputStream in, OutputStream out) throws IOException {
    of(in).transferTo(out);
    return this;
  }

  long bytes() {
    return bytes;
  }

  /** Call once, at the end. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
