package org.looptwin.rules.drools;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Staleness;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.Silence;
import org.looptwin.rules.api.SilenceWatch;

/**
 * The server's clock in a scenario that says until when it goes on: every ten seconds somebody
 * looks what is heard no more. In other scenarios nothing is ever missed.
 */
final class ScenarioClock {
  private static final Duration TICK = Duration.ofSeconds(10);

  private final Instant end;
  private final SilenceWatch watch;
  private Instant now;

  ScenarioClock(Scenario scenario) {
    this.end = scenario.until();
    this.now = scenario.given().get(0).receivedAt();
    this.watch =
        new SilenceWatch(
            new Staleness(
                MetricCatalogueFile.standard(),
                id -> scenario.origins().of(new SeriesId("supplier", id, "")).critical()));
    watch.listenFrom(now);
  }

  void hear(JournalEntry entry) {
    watch.hear(List.of(entry));
  }

  /** What rules ask for until then about what is not heard. */
  List<Request> until(Instant time, DroolsSession session, TwinSnapshot twin) {
    List<Request> asked = new ArrayList<>();
    if (end == null) {
      return asked;
    }
    while (now.isBefore(time)) {
      now = now.plus(TICK).isAfter(time) ? time : now.plus(TICK);
      Optional<Silence> silence = watch.look(now, () -> "");
      silence.ifPresent(news -> asked.addAll(session.notice(news, twin)));
    }
    return asked;
  }

  List<Request> untilTheEnd(DroolsSession session, TwinSnapshot twin) {
    return end == null ? List.of() : until(end, session, twin);
  }
}
