package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

class ExportOptionsTest {
  @TempDir Path folder;

  private static HistoryOptions options(String... arguments) {
    HistoryOptions options = new HistoryOptions();
    picocli.CommandLine.populateCommand(options, arguments);
    return options;
  }

  @Test
  void takesEverythingUnlessTold() {
    Selection all = options().selection();
    assertThat(all.series().test(new SeriesId("supplier", "S01", "stock_on_hand"))).isTrue();
    assertThat(all.from()).isEqualTo(Instant.EPOCH);
    assertThat(options().jsonLines()).isFalse();
  }

  @Test
  void aStarStandsForAnythingAndADotForItself() {
    Selection some =
        options("--series", "supplier/S0*/soh", "--series", "battery/a.b/soc").selection();
    assertThat(some.series().test(new SeriesId("supplier", "S01", "soh"))).isTrue();
    assertThat(some.series().test(new SeriesId("supplier", "S11", "soh"))).isFalse();
    assertThat(some.series().test(new SeriesId("battery", "a.b", "soc"))).isTrue();
    assertThat(some.series().test(new SeriesId("battery", "axb", "soc"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "--from, soon, --from is 'soon'",
    "--to, 2025-13-01, --to is '2025-13-01'",
    "--to, 1960-01-01, --from is 1970",
    "--format, xml, --format is 'xml'",
  })
  void namesWhatIsWrong(String option, String value, String message) {
    HistoryOptions options = options(option, value);
    assertThatThrownBy(
            () -> new Selection[] {options.selection()}[options.jsonLines() ? 0 : 0].to())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "soh | 'soh' cannot be exported, expected passport, ledger or history",
        "passport | export passport names no pack",
        "ledger PK-1 | export ledger is followed by 'PK-1'",
        "passport PK-1 --series battery/* | export passport takes all of it",
        "ledger --format csv | export ledger takes all of it",
      })
  void namesWhatCannotBeExported(String arguments, String message) {
    ExportCommand command = new ExportCommand(new Shell(null));
    picocli.CommandLine.populateCommand(command, arguments.split(" "));
    assertThatThrownBy(command::call).isInstanceOf(BadInput.class).hasMessageContaining(message);
  }

  @Test
  void writesRowsThatSpreadsheetsRead() {
    Reading reading =
        new Reading(
            new SeriesId("battery-plant", "B01", "line_state"),
            Instant.parse("2025-01-03T06:00:00Z"),
            Value.of("RUN, slowly"),
            Quality.GOOD,
            -1,
            "plc-\"3\"");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true);
    JournalEntry entry = new JournalEntry(7, reading, Instant.EPOCH);
    new HistoryRows(stream, false).write(entry);
    new HistoryRows(stream, true).write(entry);
    assertThat(out.toString().lines())
        .containsExactly(
            "battery-plant/B01/line_state,2025-01-03T06:00:00Z,\"RUN, slowly\",GOOD,\"plc-\"\"3\"\"\",7",
            "{\"series\":\"battery-plant/B01/line_state\",\"ts\":\"2025-01-03T06:00:00Z\","
                + "\"v\":\"RUN, slowly\",\"q\":\"GOOD\",\"src\":\"plc-\\\"3\\\"\",\"offset\":7}");
  }

  @Test
  void leavesNoFileThatIsNotWhole() throws IOException {
    Path file = folder.resolve("out.csv");
    try (ExportFile cut = new ExportFile(file, System.out)) {
      cut.out().print("half");
    }
    assertThat(folder).isEmptyDirectory();
    try (ExportFile whole = new ExportFile(file, System.out)) {
      whole.out().print("all");
      whole.finish();
    }
    assertThat(Files.readString(file)).isEqualTo("all");
  }

  @Test
  void amountsOfDiskAreChecked() {
    Properties settings = new Properties();
    assertThat(DiskSettings.values(settings).get("disk.budget")).isEqualTo("");
    settings.setProperty("disk.budget", "20GB");
    settings.setProperty("disk.free.least", "5%");
    assertThat(DiskSettings.values(settings).get("disk.free.least")).isEqualTo("5%");
    settings.setProperty("disk.budget", "20");
    assertThatThrownBy(() -> DiskSettings.values(settings))
        .isInstanceOf(BadInput.class)
        .hasMessage("disk.budget is '20', expected an amount such as 500MB or 20GB");
  }
}
