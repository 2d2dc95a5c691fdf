package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watch is looked through by hand; its timer is not started. */
class SettingsWatchTest {
  private final List<String> applied = new ArrayList<>();
  private Properties file = settings("case", "tiny", "mqtt.url", "tcp://a:1");
  private boolean broken;
  private final SettingsWatch watch =
      new SettingsWatch(this::read, Set.of("mqtt.url", "disk.budget"), this::apply);

  private void apply(Properties now) {
    if ("bananas".equals(now.getProperty("disk.budget"))) {
      throw BadInput.of("disk.budget is 'bananas'");
    }
    applied.add(now.getProperty("mqtt.url"));
  }

  private Properties read() {
    if (broken) {
      throw BadInput.of("looptwin.properties:1: cannot be read");
    }
    return file;
  }

  private static Properties settings(String... keysAndValues) {
    Properties settings = new Properties();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      settings.setProperty(keysAndValues[i], keysAndValues[i + 1]);
    }
    return settings;
  }

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void appliesAChangeOnceAndNothingWhenNothingChanges() {
    watch.look();
    assertThat(applied).isEmpty();

    file = settings("case", "tiny", "mqtt.url", "tcp://b:2");
    watch.look();
    watch.look();
    assertThat(applied).containsExactly("tcp://b:2");
  }

  @Test
  void aKeyThatWaitsForTheNextStartIsNotApplied() {
    file = settings("case", "meb-europe", "mqtt.url", "tcp://a:1", "colour", "red");
    watch.look();
    assertThat(applied).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadChangesNothingAndTheNextOneIsTaken() {
    broken = true;
    watch.look();
    broken = false;
    file = settings("case", "tiny", "mqtt.url", "tcp://b:2");
    watch.look();
    assertThat(applied).containsExactly("tcp://b:2");
  }

  @Test
  void whatWasRefusedIsNoMeasureOfTheNextChange() {
    file = settings("case", "tiny", "mqtt.url", "tcp://b:2", "disk.budget", "bananas");
    watch.look();
    watch.look();
    assertThat(applied).isEmpty();

    file = settings("case", "tiny", "mqtt.url", "tcp://b:2");
    watch.look();
    assertThat(applied).as("the address, too, was not in force").containsExactly("tcp://b:2");

    file = settings("case", "tiny", "mqtt.url", "tcp://a:1", "disk.budget", "bananas");
    watch.look();
    file = settings("case", "tiny", "mqtt.url", "tcp://b:2");
    watch.look();
    watch.look();
    assertThat(applied).hasSize(2);
  }

  @Test
  void aKeyThatIsDeletedHasChanged() {
    file = settings("case", "tiny");
    watch.look();
    assertThat(applied).hasSize(1).containsNull();
  }
}
