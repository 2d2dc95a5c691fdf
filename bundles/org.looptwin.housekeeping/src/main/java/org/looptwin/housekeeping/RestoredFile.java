package org.looptwin.housekeeping;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is put back; a disk that refuses it is no fault of the backup. */
final class RestoredFile extends OutputStream {
  private final Path file;
  private final OutputStream out;

  RestoredFile(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.getParent());
      this.out = Files.newOutputStream(file);
      Modes.ownerOnly(file);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UncheckedIOException unwritable(IOException e) {
    return new UncheckedIOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
  }
}
