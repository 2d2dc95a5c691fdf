package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.looptwin.connector.api.Replay;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.decision.api.LoopEvent;
import org.looptwin.model.network.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code looptwin demo}: the closed loop on a scripted scenario, told as it happens. */
@Command(
    name = "demo",
    description = "Runs a scenario over real MQTT and prints the closed loop as it happens.")
final class DemoCommand implements Callable<Integer> {
  /** What {@code --json} tells; alarms are for people. */
  private static final Set<String> STAGES =
      Set.of("telemetry", "rule", "forecast", "uncertainty", "plan", "compliance", "decision");

  private static final double DAY_MS = 86_400_000;

  private final Shell shell;
  @Mixin private ServerOptions options = new ServerOptions();

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "28800",
      description = "Scenario seconds per second (default: 28800, a day in three seconds).")
  private double speed;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "strike_cl",
      description = "What happens (default: strike_cl).")
  private String scenario;

  @Option(names = "--once", description = "End after the first decision.")
  private boolean once;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      defaultValue = "120",
      description = "With --once: seconds to wait for a decision (default: 120).")
  private double timeoutSeconds;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of the ordinary noise.")
  private long seed;

  @Option(names = "--json", description = "One JSON line per stage.")
  private boolean json;

  private final ObjectMapper mapper = new ObjectMapper();
  private final AtomicBoolean decided = new AtomicBoolean();

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (!(speed > 0) || speed > 1e7) {
      throw BadInput.of("--speed is %s, expected 0 < X <= 10000000", speed);
    }
    if (!(timeoutSeconds > 0)) {
      throw BadInput.of("--timeout is %s, expected seconds above 0", timeoutSeconds);
    }
    Replay replay = shell.services().need(Replay.class);
    new ScenarioSource(replay, options.home).check(scenario);
    boolean temporary = options.home == null;
    Path root = temporary ? Files.createTempDirectory("looptwin-demo-") : options.home;
    try {
      return run(replay, new HomeFolder(root));
    } finally {
      if (temporary) {
        delete(root);
      }
    }
  }

  private int run(Replay replay, HomeFolder home) {
    options.complete(home.settings());
    options.needLoopback("demo");
    Cases cases = shell.cases(home.home().root());
    Path folder = cases.folder(options.caseName);
    Case reference = cases.read(folder.toString());
    new Ports(options).move(shell.console());
    home.open();
    try (Server server =
        new Server(shell.services(), shell.console(), options, home, shell.stopped())) {
      Instant start = reference.firstMonth().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      ScenarioClock clock = new ScenarioClock(start, speed, System::nanoTime);
      server.start(reference, folder, clock);
      shell
          .console()
          .note(
              "ready http=%s mqtt=%s home=%s seconds=%.1f",
              server.httpUrl(), server.mqttUrl(), home.home().root(), Server.secondsSinceStart());
      return play(server, replay, reference, clock, start);
    }
  }

  private int play(
      Server server, Replay replay, Case reference, ScenarioClock clock, Instant start) {
    DecisionDesk desk = shell.services().need(DecisionDesk.class);
    try (AutoCloseable listening = desk.onEvent(this::tell);
        Replay.Publication publication =
            replay.publish(
                server.mqttUrl(),
                "looptwin/v1/" + reference.name(),
                messages(replay, reference, start),
                speed,
                clock)) {
      clock.begin();
      shell.console().note("scenario %s at %.0f x real time", scenario, speed);
      if (!once) {
        shell.console().note("the page is at %s; Ctrl-C ends", server.httpUrl());
        finish(server, publication, clock);
        server.untilStopped();
        return Exit.DONE;
      }
      Duration left =
          Duration.ofMillis((long) (1000 * (timeoutSeconds - Server.secondsSinceStart())));
      if (server.until(decided::get, left)) {
        shell
            .console()
            .note("the first decision is out; without --once the server and its page stay");
        return Exit.DONE;
      }
      shell.console().error("no decision within %.0f s".formatted(timeoutSeconds));
      return Exit.FAILED;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) { // as AutoCloseable declares it
      throw new Failure("the demo did not end cleanly: " + e.getMessage());
    }
  }

  private List<Replay.TimedMessage> messages(Replay replay, Case reference, Instant start) {
    try {
      return new ScenarioSource(replay, options.home)
          .play(scenario, reference, start, seed, Replay.FaultProfile.NONE)
          .messages();
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    }
  }

  /** What is looked at afterwards must not grow old by the day: a scenario day later time slows. */
  private void finish(Server server, Replay.Publication publication, ScenarioClock clock) {
    server.until(() -> ended(publication), Duration.ofDays(365));
    server.until(() -> false, Duration.ofMillis((long) (DAY_MS / speed)));
    clock.settle();
  }

  private static boolean ended(Replay.Publication publication) {
    try {
      return publication.await(Duration.ofMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void tell(LoopEvent event) {
    Console console = shell.console();
    if (json) {
      if (STAGES.contains(event.stage())) {
        console.out().println(line(event));
      }
    } else {
      console.say(
          "%-12s %9.1f ms  %s  %s", event.stage(), event.ms(), day(event.at()), event.detail());
    }
    if (event.decision() != null) {
      if (!json) {
        explain(event);
      }
      decided.set(true);
    }
  }

  private ObjectNode line(LoopEvent event) {
    ObjectNode line = mapper.createObjectNode();
    line.put("stage", event.stage()).put("at", event.at().toString());
    return line.put("ms", event.ms()).put("detail", event.detail());
  }

  private void explain(LoopEvent event) {
    event.sentences().forEach(sentence -> shell.console().say("             - %s", sentence));
  }

  private static String day(Instant at) {
    return at.toString().substring(0, 16).replace('T', ' ');
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }
}
