package org.looptwin.launch.broker;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PausesTest {
  private final Pauses pauses = new Pauses(ofSeconds(1), ofSeconds(5));

  @Test
  void doubleUpToTheLongest() {
    assertThat(pauses.next()).isEqualTo(ofSeconds(1));
    assertThat(pauses.next()).isEqualTo(ofSeconds(2));
    assertThat(pauses.next()).isEqualTo(ofSeconds(4));
    assertThat(pauses.next()).isEqualTo(ofSeconds(5));
    assertThat(pauses.next()).isEqualTo(ofSeconds(5));
  }

  @Test
  void areShortAgainOnlyWhenItHeldForAsLongAsTheLongest() {
    pauses.next();
    pauses.next();

    pauses.calmSince(ofSeconds(4));
    assertThat(pauses.next()).isEqualTo(ofSeconds(4));

    pauses.calmSince(ofSeconds(5));
    assertThat(pauses.next()).isEqualTo(ofSeconds(1));
  }
}
