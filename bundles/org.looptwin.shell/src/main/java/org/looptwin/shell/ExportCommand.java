package org.looptwin.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.looptwin.history.api.HistoryArchive;
import org.looptwin.launch.Levels;
import org.looptwin.model.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin export passport|ledger|history}: what a home or a server keeps, as text. */
@Command(
    name = "export",
    description =
        "Writes what is known for the passport of a battery pack (JSON), the decision ledger (JSON"
            + " Lines) or the telemetry history (CSV or JSON Lines).")
final class ExportCommand implements Callable<Integer> {
  private static final String PASSPORT = "passport";
  private static final String LEDGER = "ledger";
  private static final String HISTORY = "history";

  private final Shell shell;

  @Parameters(index = "0", paramLabel = "passport|ledger|history", description = "What to export.")
  private String what;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "BATTERY",
      description = "Of passport: the pack's id, as in battery/BATTERY/soh.")
  private String battery;

  @Option(names = "--home", paramLabel = "DIR", description = "Default: looptwin-home.")
  private Path home;

  @Mixin private RemoteOptions remote = new RemoteOptions();

  @Mixin private HistoryOptions options = new HistoryOptions();

  ExportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    check();
    try (ExportFile file = new ExportFile(options.out(), shell.console().out())) {
      if (remote.given()) {
        remote.refuse("--home", home);
        remotely(new RemoteExport(remote.server(), file.out()));
      } else {
        locally(file.out());
      }
      file.finish();
    }
    return Exit.DONE;
  }

  private void check() {
    if (!List.of(PASSPORT, LEDGER, HISTORY).contains(what)) {
      throw BadInput.of("'%s' cannot be exported, expected passport, ledger or history", what);
    }
    if (what.equals(PASSPORT) == (battery == null)) {
      throw battery == null
          ? BadInput.of("export passport names no pack, expected its id, as in battery/ID/soh")
          : BadInput.of("export %s is followed by '%s', expected options only", what, battery);
    }
    if (!what.equals(HISTORY)) {
      options.refuseFor(what);
    }
    options.selection();
  }

  private void remotely(RemoteExport export) {
    switch (what) {
      case PASSPORT -> export.passport(battery);
      case LEDGER -> export.ledger();
      default -> export.history(options.selection(), options.jsonLines());
    }
  }

  private void locally(PrintStream out) throws IOException {
    Home existing = OfflineTwin.existing(home == null ? Path.of("looptwin-home") : home);
    switch (what) {
      case PASSPORT -> new OfflineTwin(shell).passport(existing, battery, out);
      case LEDGER -> ledger(existing, out);
      default -> history(existing, out);
    }
  }

  private static void ledger(Home existing, PrintStream out) throws IOException {
    if (Files.exists(existing.ledger())) {
      Files.copy(existing.ledger(), out);
    }
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
