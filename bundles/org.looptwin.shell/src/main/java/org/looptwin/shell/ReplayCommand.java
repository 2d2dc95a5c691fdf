package org.looptwin.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.looptwin.connector.api.Replay;
import org.looptwin.connector.api.Replay.FaultProfile;
import org.looptwin.connector.api.Replay.Publication;
import org.looptwin.connector.api.Replay.TimedMessage;
import org.looptwin.model.network.Case;
import picocli.CommandLine.Command;
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

  @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario instead of a file.")
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
      description =
          "With a scenario: duplicates, disorder, bad and malformed messages, clock skew.")
  private boolean faults;

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
    try (Stream<TimedMessage> recorded = recorded(replay, reference)) {
      List<TimedMessage> messages = recorded.toList();
      return publish(replay, reference, messages);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    }
  }

  private Stream<TimedMessage> recorded(Replay replay, Case reference) {
    if (file != null) {
      if (!Files.isRegularFile(file)) {
        throw BadInput.of("%s does not exist, expected a recording", file);
      }
      return replay.recording(file);
    }
    if (!replay.scenarios().contains(scenario)) {
      throw BadInput.of(
          "there is no scenario '%s', expected one of %s",
          scenario, String.join(", ", replay.scenarios()));
    }
    Instant start = reference.firstMonth().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return replay
        .messages(
            scenario, reference, start, seed, faults ? FaultProfile.ORDINARY : FaultProfile.NONE)
        .stream();
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
