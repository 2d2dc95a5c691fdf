package org.looptwin.shell;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.looptwin.launch.Levels;
import org.looptwin.model.home.Home;
import org.looptwin.twin.api.HomeBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin restore}: a home from a backup. */
@Command(
    name = "restore",
    description = "Verifies a backup and makes a home of it, in an empty or new folder.")
final class RestoreCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(index = "0", paramLabel = "FILE.tar.gz|DIR", description = "The backup.")
  private Path backup;

  @Option(names = "--home", paramLabel = "DIR", required = true, description = "An empty folder.")
  private Path home;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  RestoreCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    BackupReport.existing(backup);
    shell.services().need(Levels.class).moveTo(Levels.EDGE);
    Home target = new Home(home.toAbsolutePath().normalize());
    new BackupReport(shell.console(), json)
        .say(
            "restored",
            home,
            BackupReport.done(
                () -> shell.services().need(HomeBackup.class).restore(backup, target)));
    return Exit.DONE;
  }
}
