package org.looptwin.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPatternTest {
  @Test
  void namesTheLevelsOfATopicThatFits() {
    TopicPattern pattern = TopicPattern.parse("factory/{line}/machines/{machine}/#");
    assertThat(pattern.match("factory/2/machines/M7/a/b"))
        .contains(Map.of("line", "2", "machine", "M7"));
    assertThat(pattern.match("factory/2/machines/M7")).as("# is also its parent").isPresent();
    assertThat(pattern.match("factory/2/machines")).isEmpty();
    assertThat(pattern.match("factory/2/robots/M7/a")).isEmpty();
    assertThat(pattern.filter()).isEqualTo("factory/+/machines/+/#");
  }

  @Test
  void aTopicOfAnotherLengthDoesNotFit() {
    TopicPattern pattern = TopicPattern.parse("a/+/{x}");
    assertThat(pattern.match("a/b/c")).contains(Map.of("x", "c"));
    assertThat(pattern.match("a/b")).isEmpty();
    assertThat(pattern.match("a/b/c/d")).isEmpty();
    assertThat(pattern.match("a//c")).as("an empty level is a level").isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/#/b", "a/b#", "a/x{y}", "a/{x}/{x}", "$share/g/a", "a/{}"})
  void refusesWhatIsNoPattern(String text) {
    assertThatThrownBy(() -> TopicPattern.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a/{x}, a/b, true",
    "a/{x}, a/+, true",
    "a/#, a, true",
    "a/#, a/b/c, true",
    "a/b/c, a/b, false",
    "a/+/c, a/b/d, false",
    "{x}/b, a/{y}, true"
  })
  void knowsWhetherSomeTopicFitsBoth(String one, String two, boolean both) {
    assertThat(TopicPattern.parse(one).overlaps(TopicPattern.parse(two))).isEqualTo(both);
    assertThat(TopicPattern.parse(two).overlaps(TopicPattern.parse(one))).isEqualTo(both);
  }
}
