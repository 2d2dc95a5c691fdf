package org.looptwin.connector.mqtt;

import java.time.Duration;
import java.util.SplittableRandom;
import org.looptwin.runtime.paho.BackOff;

/** Connections as tests make them: quick to come back. */
final class Trial {
  private Trial() {}

  static Connection.Manner manner(BackOff backOff) {
    return manner(backOff, Mqtt5Link::open);
  }

  static Connection.Manner manner(BackOff backOff, Link.Opener opener) {
    BackOff rival = new BackOff(Duration.ofSeconds(60), Duration.ofSeconds(60), random());
    return new Connection.Manner(opener, new Waits(backOff, backOff, rival), "");
  }

  static BackOff quick() {
    return new BackOff(Duration.ofMillis(50), Duration.ofMillis(400), random());
  }

  private static SplittableRandom random() {
    return new SplittableRandom(1);
  }
}
