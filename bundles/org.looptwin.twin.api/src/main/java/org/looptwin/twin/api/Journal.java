package org.looptwin.twin.api;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.looptwin.model.telemetry.JournalEntry;
import org.osgi.annotation.versioning.ProviderType;

/** Every accepted reading in order, durable before it is seen here. */
@ProviderType
public interface Journal {
  /** The offset of the newest entry, 0 when there is none. */
  long last();

  /**
   * @param after offset after which to read
   * @param max most entries to return
   * @return the entries after that offset in order; empty at the end
   */
  List<JournalEntry> read(long after, int max);

  /**
   * Tells the new last offset after every batch, on the journal's thread; return quickly.
   *
   * @return closes the subscription
   */
  Subscription onAppend(LongConsumer listener);

  /**
   * Why nothing can be written at present, in a sentence for operators; empty while all is well.
   * While it lasts, nothing is acknowledged to connectors, and no reading is lost.
   */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /** Ends a subscription; never throws. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
