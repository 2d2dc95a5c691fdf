package org.looptwin.connector.replay;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.looptwin.connector.api.Replay;
import org.looptwin.model.network.Case;
import org.osgi.service.component.annotations.Component;

/** Scenarios from this bundle's data files, recordings from JSON Lines, publication with Paho. */
@Component
public final class ReplayService implements Replay {
  @Override
  public List<String> scenarios() {
    return Scenario.NAMES;
  }

  @Override
  public Play play(String scenario, Case reference, Instant start, long seed, FaultProfile faults) {
    return play(Scenario.named(scenario), reference, start, seed, faults);
  }

  @Override
  public Play play(Path scenario, Case reference, Instant start, long seed, FaultProfile faults) {
    return play(new ScenarioFile(scenario).read(), reference, start, seed, faults);
  }

  private static Play play(
      Scenario scenario, Case reference, Instant start, long seed, FaultProfile faults) {
    List<Draft> drafts = new ScenarioPlayer(scenario, reference, start, seed).play();
    FaultInjector injector = new FaultInjector(faults, seed);
    List<TimedMessage> messages = injector.apply(drafts, start);
    return new Play(scenario.title(), messages, injector.injected());
  }

  @Override
  public FaultProfile faults(Path file) {
    return new FaultFile(file).read();
  }

  @Override
  public Stream<TimedMessage> recording(Path file) {
    return new RecordingFile(file).messages();
  }

  @Override
  public Publication publish(
      String mqttUrl, String root, Iterable<TimedMessage> messages, double speed, Instant start) {
    Pace pace =
        speed > 0 && Double.isFinite(speed)
            ? Pace.from(start, speed, System::nanoTime)
            : Pace.FLAT_OUT;
    return MqttPublication.start(mqttUrl, root, messages, pace);
  }

  @Override
  public Publication publish(
      String mqttUrl, String root, Iterable<TimedMessage> messages, double speed, Clock clock) {
    return MqttPublication.start(mqttUrl, root, messages, Pace.by(clock, speed));
  }
}
