package org.looptwin.history.influxdb;

import java.time.Duration;
import okhttp3.OkHttpClient;

/** How long a request may take. */
final class Patience {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration WRITE = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration READ = Duration.ofMinutes(10);

  private Patience() {}

  /** A write, a mark or a look at the mark: the follower waits for it. */
  static OkHttpClient.Builder forWriting() {
    return builder().callTimeout(WRITE);
  }

  /** A query: it may be long, but not silent. */
  static OkHttpClient.Builder forReading() {
    return builder().callTimeout(READ);
  }

  private static OkHttpClient.Builder builder() {
    return new OkHttpClient.Builder()
        .connectTimeout(CONNECT)
        .writeTimeout(SILENCE)
        .readTimeout(SILENCE);
  }
}
