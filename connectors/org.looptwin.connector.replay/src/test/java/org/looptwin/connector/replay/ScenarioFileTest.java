package org.looptwin.connector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.connector.api.Replay.FaultProfile;
import org.looptwin.connector.api.Replay.TimedMessage;
import org.looptwin.model.json.ModelJson;

class ScenarioFileTest {
  private static final String GOOD =
      """
      {"title": "Dew point", "days": 2, "script": [
        {"t0": "P1D", "target": "battery-plant/B01", "metric": "dry_room_dewpoint", "shape": "pulse",
         "from": -40, "to": -30, "duration": "PT2H", "every": "PT1H"}]}
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.json"), text);
  }

  @Test
  void aScenarioOfOnesOwnIsPlayed() throws IOException {
    List<TimedMessage> messages =
        new ReplayService()
            .play(
                file(GOOD),
                ReferenceCase.named("meb-europe"),
                Instant.parse("2025-01-01T00:00:00Z"),
                1,
                FaultProfile.NONE)
            .messages();
    assertThat(messages.stream().filter(m -> m.topic().endsWith("dry_room_dewpoint")))
        .extracting(m -> new ModelJson().parse(m.json()).path("v").asDouble())
        .containsExactly(-40.0, -30.0, -40.0); // up for an hour and down for one
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"days\": 2 | \"days\": 2, \"days\": 3 | :1: no JSON: the name 'days' stands twice in one object",
        "\"days\": 2 | \"days\": NaN | :1: no JSON: 'NaN' is no JSON value",
        "]} | ]} {} | :3: no JSON: something follows after its end",
      })
  void whatIsNoJsonIsToldByItsLineAndWithoutTheParsersWords(String from, String to, String message)
      throws IOException {
    Path file = file(GOOD.replace(from, to));
    assertThatThrownBy(
            () ->
                new ReplayService()
                    .play(
                        file,
                        ReferenceCase.named("meb-europe"),
                        Instant.parse("2025-01-01T00:00:00Z"),
                        1,
                        FaultProfile.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine.json" + message)
        .hasMessageContaining("expected a scenario in JSON");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"pulse\" | \"stepp\" | /script/0/shape: 'stepp', expected one of step, ramp, pulse",
        "\"days\": 2 | \"days\": 0 | /days: 0, expected a whole number from 1 to 400",
        "P1D | tomorrow | /script/0/t0: \"tomorrow\", expected a duration such as P2D or PT6M",
        "PT2H | PT0S | /script/0/duration: \"PT0S\", expected a positive duration such as P2D or PT6M",
        "B01\" | B01/x\" | /script/0/target: 'battery-plant/B01/x', expected e.g. supplier/S01, vehicle-plant/*, lane/*SUEZ or market",
        "dry_room_dewpoint | dew | /script/0/metric: battery-plant sends no 'dew', expected a metric of the catalogue",
        "-30 | -300 | /script/0/to: -300, expected a number from -60.0 to 200.0 °C",
        "\"to\": -30, | | /script/0: the change is given by [], expected one of [to, toText, size, factor]",
        "\"every\" | \"evry\" | /script/0/evry: no such field, expected one of"
      })
  void whatIsWrongIsToldWithFileAndPointer(String good, String bad, String said)
      throws IOException {
    Path wrong = file(GOOD.replace(good.strip(), bad == null ? "" : bad.strip()));
    assertThatThrownBy(() -> new ScenarioFile(wrong).read())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(wrong + ":" + said.strip());
  }

  @Test
  void brokenJsonIsToldWithItsLine() throws IOException {
    Path wrong = file("{\"days\": 1,\n \"script\": [}");
    assertThatThrownBy(() -> new ScenarioFile(wrong).read())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(wrong + ":2: ");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"strike_cl", "thermal_r03", "plant_down_b01", "load_burst", "red_sea"})
  void theLibrarysOwnFilesAreInTheSameForm(String name) throws IOException {
    try (var in = Scenario.class.getResourceAsStream("scenarios/" + name + ".json")) {
      Scenario read = new ScenarioFile(file(new String(in.readAllBytes()))).read();
      assertThat(read.script()).isEqualTo(Scenario.named(name).script());
    }
  }

  @Test
  void aFaultProfileSaysWhatHappensAndTheRestDoesNot() throws IOException {
    FaultProfile faults =
        new FaultFile(file("{\"duplicate\": 0.5, \"outageAt\": \"PT1H\", \"outage\": \"PT30M\"}"))
            .read();
    assertThat(faults)
        .isEqualTo(
            new FaultProfile(
                0.5,
                0,
                Duration.ZERO,
                0,
                0,
                Duration.ZERO,
                Duration.ofHours(1),
                Duration.ofMinutes(30)));
    Path wrong = file("{\"duplicate\": 5}");
    assertThatThrownBy(() -> new FaultFile(wrong).read())
        .hasMessage(wrong + ":/duplicate: 5, expected a share of the messages from 0 to 1");
    Path unknown = file("{\"dupl\": 0}");
    assertThatThrownBy(() -> new FaultFile(unknown).read())
        .hasMessageContaining("/dupl: no such field");
  }
}
