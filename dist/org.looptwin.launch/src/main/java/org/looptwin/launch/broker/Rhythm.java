package org.looptwin.launch.broker;

import java.time.Duration;

/**
 * How often the broker looks after itself.
 *
 * @param sweepMillis between removals of unused addresses, left-over sessions, expired messages
 * @param diskScanMillis between looks at the room on the disk
 * @param firstPause before it starts again after its store has failed
 */
record Rhythm(long sweepMillis, int diskScanMillis, Duration firstPause) {
  static final Rhythm ORDINARY = new Rhythm(30_000, 1_000, Duration.ofSeconds(1));

  Rhythm sweeping(long millis) {
    return new Rhythm(millis, diskScanMillis, firstPause);
  }
}
