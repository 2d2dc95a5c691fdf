package org.looptwin.rules.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.looptwin.model.telemetry.SeriesId;

/**
 * Series that are heard no more, or that nothing is heard at all any more, as the server noticed
 * it.
 *
 * @param noticedAt server's clock
 * @param series in the order of their paths; empty when nothing at all is heard
 * @param source empty while anything is heard; else what fails: the name of the connector that does
 *     not run, or {@link #SITES} when connectors run and no site sends
 * @param since the server's time of the last reading of all, when nothing is heard; else null
 */
public record Silence(Instant noticedAt, List<Series> series, String source, Instant since) {
  public static final String SITES = "sites";

  /** Nothing is silent. */
  public static final Silence NONE = new Silence(Instant.EPOCH, List.of(), "", null);

  public Silence {
    series = List.copyOf(series);
  }

  /** Whether nothing at all is heard. */
  public boolean total() {
    return !source.isEmpty();
  }

  /** In words, for the log. */
  @Override
  public String toString() {
    return total()
        ? "anything (%s) since %s".formatted(source, since)
        : "%d series, the first is %s"
            .formatted(series.size(), series.isEmpty() ? "none" : series.get(0).id());
  }

  /**
   * @param interval how often its metric is sent
   * @param longest how old its newest reading may be
   * @param expected how many series of its place were heard regularly, itself and silent ones
   *     included
   */
  public record Series(SeriesId id, Duration interval, Duration longest, int expected) {}
}
