package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.http.backend.Backend;
import org.looptwin.twin.api.DiskWatch;
import org.looptwin.twin.api.Histories.Follower;
import org.looptwin.twin.api.Journal;

/** Whether data can flow: each thing that is needed, how it is, and what to do. */
final class Health {
  private static final String MQTT = "mqtt";
  private static final long LEAST_DISK_MIB = 16;

  /** A step may take its budget of 30 s, the first plan of a home minutes. */
  private static final Duration LONGEST_UNDECIDED = Duration.ofMinutes(3);

  private static final Duration LONGEST_UNSTORED = Duration.ofMinutes(1);

  private final Backend backend;
  private final Lag undecided;
  private final Map<String, Lag> unstored = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  /**
   * @param nanos like {@link System#nanoTime}
   */
  Health(Backend backend, LongSupplier nanos) {
    this.backend = backend;
    this.undecided = new Lag(nanos, LONGEST_UNDECIDED);
    this.nanos = nanos;
  }

  /** How it is; with a WARNING data flows, but somebody has to do something soon. */
  enum State {
    UP,
    WARNING,
    DOWN
  }

  /**
   * One thing that is needed.
   *
   * @param remedy "" while it is UP
   */
  record Check(String name, State state, String detail, String remedy) {
    static Check of(String name, boolean up, String detail, String remedy) {
      return new Check(name, up ? State.UP : State.DOWN, detail, up ? "" : remedy);
    }

    static Check wellOr(String name, boolean well, String detail, String remedy) {
      return new Check(name, well ? State.UP : State.WARNING, detail, well ? "" : remedy);
    }

    boolean up() {
      return state != State.DOWN;
    }

    private String sentence() {
      return "%s: %s. %s".formatted(name, detail, remedy);
    }
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        present("twin", backend.twin().isPresent(), "Look into logs/ for an ERROR of the twin."));
    connectors(checks);
    backend.journal().ifPresent(journal -> checks.add(writable(journal)));
    checks.add(loop());
    backend
        .desk()
        .ifPresent(desk -> backend.journal().ifPresent(j -> checks.add(decided(desk, j))));
    Followers.of(backend).forEach(follower -> checks.add(stored(follower)));
    backend.disk().flatMap(DiskWatch::latest).ifPresent(use -> checks.add(disk(use)));
    checks.add(plan());
    backend.record().ifPresent(record -> checks.add(forecasts(record)));
    return checks;
  }

  /** The form of {@code GET /health/ready}. */
  static ObjectNode tree(List<Check> checks) {
    ObjectNode tree = Json.object().put("status", (up(checks) ? State.UP : State.DOWN).name());
    ArrayNode missing = tree.putArray("missing");
    ArrayNode warnings = tree.putArray("warnings");
    ArrayNode list = tree.putArray("checks");
    for (Check check : checks) {
      list.addObject()
          .put("name", check.name())
          .put("status", check.state().name())
          .put("detail", check.detail())
          .put("remedy", check.remedy());
      if (!check.up()) {
        missing.add(check.name());
      }
      if (check.state() == State.WARNING) {
        warnings.add(check.sentence());
      }
    }
    return tree;
  }

  static boolean up(List<Check> checks) {
    return checks.stream().allMatch(Check::up);
  }

  private static Check present(String name, boolean there, String remedy) {
    return Check.of(name, there, there ? "running" : "not running", remedy);
  }

  private void connectors(List<Check> checks) {
    List<Connector> connectors = backend.connectors();
    if (connectors.stream().noneMatch(connector -> connector.name().equals(MQTT))) {
      checks.add(present(MQTT, false, "Look into logs/ for an ERROR of the MQTT connector."));
    }
    for (Connector connector : connectors) {
      checks.add(connected(connector));
    }
  }

  private static Check connected(Connector connector) {
    ConnectionState state = connector.state();
    boolean running = state == ConnectionState.RUNNING;
    String detail = "%s: %s".formatted(state, connector.detail());
    String remedy =
        "Check that its other side runs, can be reached and grants it its topics; it connects again"
            + " by itself.";
    return connector.needed()
        ? Check.of(connector.name(), running, detail, remedy)
        : Check.wellOr(connector.name(), running, detail, remedy);
  }

  private Check writable(Journal journal) {
    Optional<String> trouble = journal.trouble();
    if (trouble.isPresent()) {
      return Check.of("journal", false, trouble.get(), "Make room on the disk, or mend it.");
    }
    Optional<Long> left = diskMib();
    boolean room = left.map(mib -> mib >= LEAST_DISK_MIB).orElse(true);
    return Check.of(
        "journal",
        room,
        "offset %d%s"
            .formatted(
                journal.last(),
                left.map(mib -> "; %d MiB of disk are free".formatted(mib)).orElse("")),
        "Make room: less than %d MiB are left for %s."
            .formatted(LEAST_DISK_MIB, backend.home().data()));
  }

  private Optional<Long> diskMib() {
    Path data = backend.home().data();
    try {
      return Files.isDirectory(data)
          ? Optional.of(Files.getFileStore(data).getUsableSpace() >> 20)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(0L);
    }
  }

  private Check loop() {
    if (backend.desk().isEmpty()) {
      return present("loop", false, "Look into logs/ for an ERROR of the loop.");
    }
    String trouble = backend.desk().flatMap(DecisionDesk::trouble).orElse("");
    return Check.of(
        "loop",
        trouble.isEmpty(),
        trouble.isEmpty() ? "running" : trouble,
        "Look into logs/; when it does not come back, restart the server: no reading is lost.");
  }

  private Check decided(DecisionDesk desk, Journal journal) {
    long last = journal.last();
    long reached = desk.decidedUpTo();
    return Check.of(
        "decided",
        !undecided.stuck(last, reached),
        "up to offset %d of %d".formatted(reached, last),
        "The loop has not moved for %d s. Look into logs/ for what it does."
            .formatted(LONGEST_UNDECIDED.toSeconds()));
  }

  /** The twin and the loop go on without a history, and it catches up by itself: no 503. */
  private Check stored(Follower follower) {
    Lag lag = unstored.computeIfAbsent(follower.name(), name -> new Lag(nanos, LONGEST_UNSTORED));
    boolean stuck = lag.stuck(follower.offset() + follower.behind(), follower.offset());
    String where = "offset %d, %d behind".formatted(follower.offset(), follower.behind());
    return Check.wellOr(
        "history-" + follower.name(),
        !stuck && follower.trouble().isEmpty(),
        follower.trouble().map(why -> where + "; " + why).orElse(where),
        "No reading is lost: it catches up by itself. Check the disk, or the database it writes"
            + " to.");
  }

  private static Check disk(DiskWatch.Use use) {
    return Check.wellOr(
        "disk",
        use.trouble().isEmpty(),
        use.trouble().orElseGet(() -> DiskWords.of(use)),
        use.remedy());
  }

  /** Plans go on; what they are protected against may be too little. */
  private static Check forecasts(ForecastRecord record) {
    List<String> wrong = new ArrayList<>(ForecastRecordResource.flags(record));
    record.trouble().ifPresent(wrong::add);
    return Check.wellOr(
        "forecasts",
        wrong.isEmpty(),
        wrong.isEmpty() ? "no alarm" : String.join("; ", wrong),
        "See /api/v1/forecasts/record; plan with a higher level or policy until it clears.");
  }

  private Check plan() {
    boolean planned = backend.desk().flatMap(DecisionDesk::planInForce).isPresent();
    return Check.of(
        "plan",
        planned,
        planned ? "in force" : "no plan is in force yet",
        "Wait for the first plan; when none comes, logs/ say why.");
  }
}
