package org.looptwin.connector.api;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.looptwin.model.network.Case;
import org.osgi.annotation.versioning.ProviderType;

/** Scenarios and recordings, published over real MQTT as a plant would. */
@ProviderType
public interface Replay {
  /** Names of the scenarios, e.g. {@code strike_cl}. */
  List<String> scenarios();

  /**
   * What the case's plants send in a scenario: its script over ordinary readings of every site.
   * Equal arguments give equal messages.
   *
   * @param start the scenario's first instant
   * @return by the time at which they are sent
   * @throws IllegalArgumentException when there is no such scenario, or when the case lacks a site
   *     that its script names
   */
  Play play(String scenario, Case reference, Instant start, long seed, FaultProfile faults);

  /**
   * The same for a scenario file of one's own.
   *
   * @throws IllegalArgumentException when it is none, as {@code file:pointer: what, expected what},
   *     or when the case lacks a site that its script names
   * @throws java.io.UncheckedIOException when the file cannot be read
   */
  Play play(Path scenario, Case reference, Instant start, long seed, FaultProfile faults);

  /** The messages of a scenario by name. */
  default List<TimedMessage> messages(
      String scenario, Case reference, Instant start, long seed, FaultProfile faults) {
    return play(scenario, reference, start, seed, faults).messages();
  }

  /**
   * Reads a fault profile: a JSON object with any of {@code duplicate, outOfOrder, delay, bad,
   * malformed, skew, outageAt, outage}; what is left out does not happen.
   *
   * @throws IllegalArgumentException when it is none, as {@code file:pointer: what, expected what}
   * @throws java.io.UncheckedIOException when the file cannot be read
   */
  FaultProfile faults(Path file);

  /**
   * Reads a recording: one JSON object {@code {"at","topic","payload"}} a line. Close the stream.
   *
   * @throws java.io.UncheckedIOException when the file cannot be read
   * @throws IllegalArgumentException while reading, with file:line, when a line is none
   */
  Stream<TimedMessage> recording(Path file);

  /**
   * Publishes at QoS 1 in the background, from the moment when the broker is connected.
   *
   * @param mqttUrl e.g. {@code tcp://127.0.0.1:1883}
   * @param root e.g. {@code looptwin/v1/meb-europe}
   * @param messages in order of time
   * @param speed scenario seconds per second; 0 or infinite: as fast as the broker takes them
   * @param start the scenario's time at the moment of connection
   */
  Publication publish(
      String mqttUrl, String root, Iterable<TimedMessage> messages, double speed, Instant start);

  /**
   * Publishes at QoS 1 in the background, never ahead of a clock.
   *
   * @param speed how fast the clock runs, scenario seconds per second
   * @param clock tells the scenario's time, e.g. the server's
   */
  Publication publish(
      String mqttUrl, String root, Iterable<TimedMessage> messages, double speed, Clock clock);

  /**
   * A message and when it is sent.
   *
   * @param topic below the network's root
   */
  record TimedMessage(Instant at, String topic, String json) {}

  /**
   * A scenario as it is sent.
   *
   * @param messages by the time at which they are sent
   */
  record Play(String title, List<TimedMessage> messages, Injected injected) {}

  /**
   * What a fault profile has spoilt.
   *
   * @param duplicate second copies of readings; an account counts just as many duplicates
   * @param late sent after their time
   * @param bad of BAD quality
   * @param malformed cut off; an account rejects just as many
   * @param held kept back by the outage
   */
  record Injected(long duplicate, long late, long bad, long malformed, long held) {}

  /**
   * How often a plant's network misbehaves; shares of all messages.
   *
   * @param duplicate sent twice
   * @param outOfOrder sent up to {@code delay} late
   * @param bad of BAD quality
   * @param malformed cut off
   * @param skew each sender's clock is off by a fixed time of up to this, either way
   * @param outageAt since the scenario's start: from then on nothing gets through
   * @param outage for so long; then all that was kept is sent at once, in order
   */
  record FaultProfile(
      double duplicate,
      double outOfOrder,
      Duration delay,
      double bad,
      double malformed,
      Duration skew,
      Duration outageAt,
      Duration outage) {
    public static final FaultProfile NONE =
        new FaultProfile(0, 0, Duration.ZERO, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** The outage test of the telemetry catalogue. */
    public static final FaultProfile ORDINARY =
        new FaultProfile(
            0.01,
            0.005,
            Duration.ofMinutes(15),
            0.002,
            0.001,
            Duration.ofSeconds(90),
            Duration.ofHours(6),
            Duration.ofMinutes(30));
  }

  /** Messages on their way. Closing it stops the publication at once. */
  interface Publication extends AutoCloseable {
    /** Messages handed to the broker so far. */
    long sent();

    /** Messages that the broker has acknowledged. */
    long acknowledged();

    /** Why it ended early, or empty. */
    String problem();

    /**
     * Waits for the end.
     *
     * @return false when it is still going on
     */
    boolean await(Duration longest) throws InterruptedException;

    @Override
    void close();
  }
}
