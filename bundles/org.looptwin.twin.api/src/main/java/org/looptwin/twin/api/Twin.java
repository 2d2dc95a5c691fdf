package org.looptwin.twin.api;

import java.time.Instant;
import org.looptwin.model.twin.TwinSnapshot;
import org.osgi.annotation.versioning.ProviderType;

/** The live twin. One writer behind it; snapshots are immutable and may be kept. */
@ProviderType
public interface Twin {
  /** The state after the newest durable reading. */
  TwinSnapshot snapshot();

  /** The state as it was: all readings whose server time is at or before {@code time}. */
  TwinSnapshot at(Instant time);

  /**
   * The state after the reading at this journal offset: quick for the last minutes, replayed from
   * the journal for what is further back.
   *
   * @param offset 0 for the state before the first reading; beyond the newest is the newest
   */
  TwinSnapshot upTo(long offset);
}
