package org.looptwin.shell;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.looptwin.connector.api.Replay;
import org.looptwin.connector.api.Replay.FaultProfile;
import org.looptwin.connector.api.Replay.Injected;
import org.looptwin.connector.api.Replay.Play;
import org.looptwin.connector.api.Replay.Publication;
import org.looptwin.connector.api.Replay.TimedMessage;
import org.looptwin.model.network.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin replay}: publishes a recording or a scenario to a broker. */
@Command(
    name = "replay",
    description = "Publishes recorded telemetry (JSON Lines of at, topic, payload) or a scenario.")
final class ReplayCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Shell shell;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "A recording.")
  private Path file;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "A scenario instead of a recording: one of the library, or a file X.json.")
  private String scenario;

  @Option(
      names = "--mqtt",
      paramLabel = "URL",
      defaultValue = "tcp://127.0.0.1:1883",
      description = "The broker (default: tcp://127.0.0.1:1883).")
  private String mqttUrl;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "0",
      description = "Recorded seconds per second; 0 is as fast as the broker takes them.")
  private double speed;

  @Option(names = "--case", defaultValue = "meb-europe", description = "The network to speak for.")
  private String caseName;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of the ordinary noise.")
  private long seed;

  @Option(
      names = "--faults",
      paramLabel = "PROFILE",
      arity = "0..1",
      defaultValue = "none",
      fallbackValue = "ordinary",
      description =
          "With a scenario: none, ordinary (duplicates, disorder, bad and malformed messages, clock"
              + " skew, half an hour cut off) or a file X.json of shares (default: none).")
  private String faults;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "With a scenario: its first day (default: the first of the case's month 1).")
  private LocalDate start;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Has scenarios of its own in scenarios/.")
  private Path home;

  @Mixin private RemoteOptions remote = new RemoteOptions();

  ReplayCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if ((file == null) == (scenario == null)) {
      throw BadInput.of("give either FILE or --scenario NAME, expected one of them");
    }
    if (!(speed >= 0)) {
      throw BadInput.of("--speed is %s, expected 0 or more", speed);
    }
    ServerOptions.checkUrl(mqttUrl);
    Replay replay = shell.services().need(Replay.class);
    Case reference = shell.cases(null).read(caseName);
    boolean account = remote.given();
    try {
      Play play = file == null ? played(replay, reference) : recorded(replay);
      int exit = publish(replay, reference, play.messages());
      if (file == null && !faults.equals("none")) {
        tell(play);
      }
      if (account) {
        new RemoteAccount(remote.server()).tell(shell.console(), shell::stopping);
      }
      return exit;
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    }
  }

  private Play recorded(Replay replay) {
    if (!Files.isRegularFile(file)) {
      throw BadInput.of("%s does not exist, expected a recording", file);
    }
    try (Stream<TimedMessage> recorded = replay.recording(file)) {
      return new Play(file.toString(), recorded.toList(), new Injected(0, 0, 0, 0, 0));
    } catch (UncheckedIOException e) {
      throw BadInput.of(
          "%s cannot be read as text in UTF-8, expected a recording: a JSON object a line", file);
    }
  }

  private Play played(Replay replay, Case reference) {
    ScenarioSource scenarios = new ScenarioSource(replay, home);
    scenarios.check(scenario);
    LocalDate first = start == null ? reference.firstMonth().atDay(1) : start;
    return scenarios.play(
        scenario, reference, first.atStartOfDay(ZoneOffset.UTC).toInstant(), seed, profile(replay));
  }

  private FaultProfile profile(Replay replay) {
    return switch (faults) {
      case "none" -> FaultProfile.NONE;
      case "ordinary" -> FaultProfile.ORDINARY;
      default -> {
        Path own = Path.of(faults);
        if (!Files.isRegularFile(own)) {
          throw BadInput.of("--faults is '%s', expected none, ordinary or a file", faults);
        }
        yield replay.faults(own);
      }
    };
  }

  private void tell(Play play) {
    Injected injected = play.injected();
    shell
        .console()
        .say(
            "spoilt: %d duplicate, %d malformed, %d BAD, %d late, %d held back by the outage",
            injected.duplicate(),
            injected.malformed(),
            injected.bad(),
            injected.late(),
            injected.held());
  }

  private int publish(Replay replay, Case reference, List<TimedMessage> messages)
      throws InterruptedException {
    if (messages.isEmpty()) {
      shell.console().say("nothing to publish");
      return Exit.DONE;
    }
    String root = "looptwin/v1/" + reference.name();
    try (Publication publication =
        replay.publish(mqttUrl, root, messages, speed, messages.get(0).at())) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!publication.await(Duration.ofMillis(200)) && !shell.stopping()) {
        if (publication.sent() == 0 && System.nanoTime() > deadline) {
          throw new Failure(
              "%s does not answer within %d s, expected an MQTT broker. Maybe start the server or use --mqtt URL"
                  .formatted(mqttUrl, PATIENCE.toSeconds()));
        }
      }
      shell
          .console()
          .say(
              "%d of %d messages published, %d acknowledged",
              publication.sent(), messages.size(), publication.acknowledged());
      if (!publication.problem().isEmpty()) {
        shell.console().error(mqttUrl + ": " + publication.problem());
        return Exit.FAILED;
      }
      return Exit.DONE;
    }
  }
}
