package org.looptwin.twin.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How far the history stores have followed the journal. */
@ProviderType
public interface Histories {
  /** One for each store, by name. */
  List<Follower> followers();

  /**
   * @param name of the store, e.g. {@code sqlite}
   * @param offset everything up to this journal offset is durable in the store
   * @param behind readings that the journal holds and the store does not yet
   * @param trouble why the store takes nothing at present, for operators; empty while all is well
   */
  record Follower(String name, long offset, long behind, Optional<String> trouble) {}
}
