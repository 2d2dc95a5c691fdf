package org.looptwin.twin.api;

import java.time.Instant;
import org.looptwin.model.twin.TwinSnapshot;
import org.osgi.annotation.versioning.ProviderType;

/** The live twin. One writer behind it; snapshots are immutable and may be kept. */
@ProviderType
public interface Twin {
  /** The state after the newest durable reading. */
  TwinSnapshot snapshot();

  /**
   * The state as it was when the server's clock said {@code time}. Hours that a clock told twice,
   * because it was set back, are taken for one of the two.
   */
  TwinSnapshot at(Instant time);

  /**
   * The state after the reading at this journal offset: quick for the last minutes, replayed from a
   * kept snapshot for what is further back.
   *
   * @param offset 0 for the state before the first reading; beyond the newest is the newest
   */
  TwinSnapshot upTo(long offset);
}
