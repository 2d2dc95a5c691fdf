package org.looptwin.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.looptwin.history.api.HistoryArchive;
import org.looptwin.launch.Levels;
import org.looptwin.model.home.Home;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin export ledger|history}: what a home or a server keeps, as text. */
@Command(
    name = "export",
    description =
        "Writes the decision ledger (JSON Lines) or the telemetry history (CSV) to stdout.")
final class ExportCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(index = "0", paramLabel = "ledger|history", description = "What to export.")
  private String what;

  @Parameters(index = "1", arity = "0..1", hidden = true)
  private String more;

  @Option(names = "--home", paramLabel = "DIR", description = "Default: looptwin-home.")
  private Path home;

  @Mixin private RemoteOptions remote = new RemoteOptions();

  ExportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    refuseMore();
    if (remote.given()) {
      remote.refuse("--home", home);
      remotely(new RemoteExport(remote.server(), shell.console().out()));
      return Exit.DONE;
    }
    Home existing = OfflineTwin.existing(home == null ? Path.of("looptwin-home") : home);
    switch (what) {
      case "ledger" -> ledger(existing);
      case "history" -> history(existing);
      default -> throw unknown();
    }
    return Exit.DONE;
  }

  private void remotely(RemoteExport export) {
    switch (what) {
      case "ledger" -> export.ledger();
      case "history" -> export.history();
      default -> throw unknown();
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

  private void ledger(Home existing) throws IOException {
    if (Files.exists(existing.ledger())) {
      Files.copy(existing.ledger(), shell.console().out());
      shell.console().out().flush();
    }
  }

  private void history(Home existing) {
    PrintStream out = shell.console().out();
    out.println("series,ts,value,quality,src,offset");
    shell.services().need(Levels.class).moveTo(Levels.EDGE);
    shell
        .services()
        .need(HistoryArchive.class)
        .export(existing.history(), entry -> out.println(line(entry)));
    out.flush();
  }

  private static String line(JournalEntry entry) {
    Reading reading = entry.reading();
    return String.join(
        ",",
        reading.series().path(),
        reading.ts().toString(),
        quoted(reading.value().toString()),
        reading.quality().name(),
        quoted(reading.src()),
        Long.toString(entry.offset()));
  }

  static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
