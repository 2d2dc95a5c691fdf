package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.looptwin.launch.Levels;
import org.looptwin.model.home.Home;
import org.looptwin.twin.api.HomeBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code looptwin backup}: a copy of a home, also beside its running server. */
@Command(
    name = "backup",
    description =
        "Copies a home, also while its server runs, or verifies a copy (--verify). The copy holds"
            + " tokens and passwords; what the embedded broker has not handed over yet is not in it.")
final class BackupCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--home", paramLabel = "DIR", description = "Default: looptwin-home.")
  private Path home = Path.of("looptwin-home");

  @Option(
      names = "--out",
      paramLabel = "FILE.tar.gz|DIR",
      description = "A new file, or a new or empty folder.")
  private Path out;

  @Option(
      names = "--verify",
      paramLabel = "FILE.tar.gz|DIR",
      description = "Compare this backup with its manifest instead.")
  private Path verify;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  BackupCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if ((out == null) == (verify == null)) {
      throw BadInput.of("expected either --out FILE.tar.gz or --verify FILE.tar.gz");
    }
    BackupReport report = new BackupReport(shell.console(), json);
    if (verify != null) {
      BackupReport.existing(verify);
      report.say("whole", verify, BackupReport.done(() -> service().verify(verify)));
      return Exit.DONE;
    }
    Home existing = OfflineTwin.existing(home);
    tellPending(existing);
    String version = Version.of(shell.services().context().getBundle());
    report.say(
        "written",
        out,
        BackupReport.done(
            () -> service().backUp(existing, out, version, Clock.systemUTC().instant())));
    return Exit.DONE;
  }

  private HomeBackup service() {
    shell.services().need(Levels.class).moveTo(Levels.EDGE);
    return shell.services().need(HomeBackup.class);
  }

  /** A running server knows what is on its way into the journal. */
  private void tellPending(Home existing) {
    Path endpoints = existing.data().resolve("endpoints.json");
    if (!Files.exists(endpoints)) {
      return;
    }
    try {
      JsonNode said = new ObjectMapper().readTree(endpoints.toFile());
      JsonNode account =
          Remote.of(said.path("http").asText(), existing.data().resolve("admin-token"))
              .get("/account");
      shell
          .console()
          .note(
              "%d readings are on their way into the journal; what publishers send from now on may"
                  + " be missing in the copy",
              account.at("/total/pending").asLong());
    } catch (IOException | BadInput | Failure e) {
      shell.console().note("the server of %s cannot be asked: %s", existing.root(), e.getMessage());
    }
  }
}
