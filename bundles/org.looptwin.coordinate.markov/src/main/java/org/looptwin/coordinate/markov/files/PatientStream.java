package org.looptwin.coordinate.markov.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** A file that is read piece by piece until it ends or is no longer wanted. */
final class PatientStream extends FilterInputStream {
  private final BooleanSupplier cancelled;

  PatientStream(InputStream in, BooleanSupplier cancelled) {
    super(in);
    this.cancelled = cancelled;
  }

  @Override
  public int read(byte[] to, int from, int most) throws IOException {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    return super.read(to, from, most);
  }
}
