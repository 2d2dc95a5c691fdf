package org.looptwin.rules.drools.facts;

import java.time.Instant;
import java.util.Objects;

/**
 * Nothing at all is heard any more. The engine inserts it in place of many {@link SilentSeries} and
 * deletes it with the next reading, whichever that is. There is at most one.
 *
 * @param source the connector that does not run, or {@code sites} when none of them sends
 * @param since the server's time of the last reading of all
 * @param noticed server's clock
 */
public record NoTelemetry(String source, Instant since, Instant noticed) {
  public NoTelemetry {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(noticed, "noticed");
  }

  public String getSource() {
    return source;
  }

  public Instant getSince() {
    return since;
  }

  public Instant getNoticed() {
    return noticed;
  }

  /** Whether connectors run and it is the sites that do not send. */
  public boolean isSites() {
    return source.equals("sites");
  }
}
