package org.looptwin.history.sqlite;

import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long readings are kept; can change while the server runs. */
@Component(service = HistorySettings.class, configurationPid = "org.looptwin.history")
public final class HistorySettings implements Supplier<Retention> {
  private static final Logger LOG = LoggerFactory.getLogger(HistorySettings.class);
  private volatile Retention current = Retention.FOR_EVER;

  /** Spans of event time: {@code all} or days such as {@code 90d}. */
  public @interface Settings {
    /** Readings one by one. */
    String keep() default "all";

    /** Hourly roll-ups of readings that are no longer kept. */
    String keepHourly() default "all";

    /** How much time is kept and dropped together. */
    String chunk() default "7d";
  }

  @Activate
  public HistorySettings(Settings settings) {
    change(settings);
  }

  @Modified
  void change(Settings settings) {
    try {
      current = Retention.parse(settings.keep(), settings.keepHourly(), settings.chunk());
    } catch (IllegalArgumentException e) {
      LOG.error("The history goes on with {}: {}", current, e.getMessage());
    }
  }

  @Override
  public Retention get() {
    return current;
  }
}
