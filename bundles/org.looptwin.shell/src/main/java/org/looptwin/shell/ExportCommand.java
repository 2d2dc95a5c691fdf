package org.looptwin.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.looptwin.history.api.HistoryArchive;
import org.looptwin.launch.Levels;
import org.looptwin.model.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin export ledger|history}: what a home or a server keeps, as text. */
@Command(
    name = "export",
    description =
        "Writes the decision ledger (JSON Lines) or the telemetry history (CSV or JSON Lines).")
final class ExportCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(index = "0", paramLabel = "ledger|history", description = "What to export.")
  private String what;

  @Parameters(index = "1", arity = "0..1", hidden = true)
  private String more;

  @Option(names = "--home", paramLabel = "DIR", description = "Default: looptwin-home.")
  private Path home;

  @Mixin private RemoteOptions remote = new RemoteOptions();

  @Mixin private HistoryOptions options = new HistoryOptions();

  ExportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    refuseMore();
    boolean ledger = what.equals("ledger");
    if (!ledger && !what.equals("history")) {
      throw unknown();
    }
    if (ledger) {
      options.refuseForLedger();
    }
    options.selection();
    try (ExportFile file = new ExportFile(options.out(), shell.console().out())) {
      if (remote.given()) {
        remote.refuse("--home", home);
        RemoteExport export = new RemoteExport(remote.server(), file.out());
        remotely(export, ledger);
      } else {
        locally(file.out(), ledger);
      }
      file.finish();
    }
    return Exit.DONE;
  }

  private void remotely(RemoteExport export, boolean ledger) {
    if (ledger) {
      export.ledger();
    } else {
      export.history(options.selection(), options.jsonLines());
    }
  }

  private void locally(PrintStream out, boolean ledger) throws IOException {
    Home existing = OfflineTwin.existing(home == null ? Path.of("looptwin-home") : home);
    if (!ledger) {
      history(existing, out);
    } else if (Files.exists(existing.ledger())) {
      Files.copy(existing.ledger(), out);
    }
  }

  private void refuseMore() {
    if (what.equals("passport")) {
      throw BadInput.of("this version exports no battery passports, expected ledger or history");
    }
    if (more != null) {
      throw BadInput.of("export %s is followed by '%s', expected options only", what, more);
    }
  }

  private BadInput unknown() {
    return BadInput.of("'%s' cannot be exported, expected ledger or history", what);
  }

  private void history(Home existing, PrintStream out) {
    HistoryRows rows = new HistoryRows(out, options.jsonLines());
    rows.begin("series,ts,value,quality,src,offset");
    shell.services().need(Levels.class).moveTo(Levels.EDGE);
    shell
        .services()
        .need(HistoryArchive.class)
        .export(existing.history(), options.selection(), rows::write);
  }
}
