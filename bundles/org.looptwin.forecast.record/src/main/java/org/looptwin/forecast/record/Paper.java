package org.looptwin.forecast.record;

import java.io.IOException;
import java.util.List;

/** What a record is written on. One thread at a time. */
interface Paper extends AutoCloseable {
  /** Durable on return; on a failure nothing of it stays. */
  void add(List<String> lines) throws IOException;

  /** In place of all that stands there, at once or not at all. */
  void rewrite(List<String> lines) throws IOException;

  long bytes() throws IOException;

  @Override
  void close() throws IOException;
}
