package org.looptwin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a shell sees it: output, exit codes, signals. */
@DisabledOnOs(OS.WINDOWS)
class LauncherScriptTest {
  @TempDir Path folder;

  @Test
  void helpGoesToStdoutAndNothingElseDoes() throws Exception {
    try (var looptwin = Looptwin.start(folder, "--help")) {
      assertThat(looptwin.exitCode()).isZero();
      assertThat(looptwin.out()).startsWith("Usage: looptwin").contains("demo", "run");
      assertThat(looptwin.err()).isEmpty();
    }
  }

  @Test
  void anUnknownCommandIsOneLineAndExitCodeTwo() throws Exception {
    try (var looptwin = Looptwin.start(folder, "fly")) {
      assertThat(looptwin.exitCode()).isEqualTo(2);
      assertThat(looptwin.out()).isEmpty();
      assertThat(looptwin.err()).startsWith("looptwin: error: ").contains("fly").hasLineCount(1);
    }
  }

  @Test
  void aSlipOfThePenIsToldTheNearestCommandEvenWhenHelpIsAskedFor() throws Exception {
    try (var looptwin = Looptwin.start(folder, "pln", "--help")) {
      assertThat(looptwin.exitCode()).isEqualTo(2);
      assertThat(looptwin.out()).isEmpty();
      assertThat(looptwin.err()).contains("'pln'", "Maybe plan").hasLineCount(1);
    }
  }

  @Test
  void tellsItsVersion() throws Exception {
    try (var looptwin = Looptwin.start(folder, "--version")) {
      assertThat(looptwin.exitCode()).isZero();
      assertThat(looptwin.out()).matches("looptwin \\d+\\.\\d+\\S* \\(.*Java \\d.*\\)\\R");
    }
  }

  @Test
  void validatesACaseOfItsOwnByName() throws Exception {
    try (var looptwin = Looptwin.start(folder, "validate", "tiny")) {
      assertThat(looptwin.exitCode()).as(looptwin.err()).isZero();
    }
  }

  @Test
  void aServerEndsWithZeroWhenItIsTerminated() throws Exception {
    Path home = folder.resolve("a home");
    try (var server =
        Looptwin.start(
            folder,
            "run",
            "--case=tiny",
            "--http-port=0",
            "--mqtt-port=0",
            "--home",
            home.toString())) {
      assertThat(server.line("looptwin: ready"))
          .contains("http=http://127.0.0.1:", "mqtt=tcp://127.0.0.1:", "home=" + home, "seconds=");
      assertThat(home.resolve("data/endpoints.json")).exists();

      server.terminate();

      assertThat(server.exitCode()).as(server.err()).isZero();
      assertThat(home.resolve("logs/looptwin.log")).isNotEmptyFile();
      assertThat(Files.readString(home.resolve("logs/looptwin.log"))).doesNotContain("ERROR");
    }
  }

  @Test
  void aWrongOptionChangesNothing() throws Exception {
    try (var looptwin = Looptwin.start(folder, "run", "--no-such-option")) {
      assertThat(looptwin.exitCode()).isEqualTo(2);
      assertThat(folder.resolve("looptwin-home")).doesNotExist();
    }
  }
}
