package org.looptwin.shell;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.network.Case;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.TwinSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code looptwin twin}: a home's state, without a server. */
@Command(name = "twin", description = "Shows the twin of a home, without a server.")
final class TwinCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--home", paramLabel = "DIR", description = "Default: looptwin-home.")
  private Path home = Path.of("looptwin-home");

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "What the server had received by then, e.g. 2025-01-03T06:00:00Z: its own clock, not"
              + " the readings' time.")
  private String at;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  TwinCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path folder = HomeFolder.caseFolder(OfflineTwin.existing(home));
    Case reference = shell.cases(home).read(folder.toString());
    TwinSnapshot snapshot = new OfflineTwin(shell).snapshot(home, reference.name(), time());
    if (json) {
      shell
          .console()
          .out()
          .println(
              new ModelJson()
                  .tree(
                      snapshot,
                      reference.extended(),
                      MetricCatalogueFile.standard(),
                      snapshot.eventTime()));
      return Exit.DONE;
    }
    shell
        .console()
        .say(
            "%s revision %d, event time %s, %d signals",
            snapshot.network(),
            snapshot.revision(),
            snapshot.eventTime(),
            snapshot.signals().size());
    snapshot.signals().stream()
        .sorted(Comparator.comparing(Signal::series))
        .forEach(
            signal ->
                shell
                    .console()
                    .say(
                        "%-48s %14s  %-9s %s",
                        signal.series(), signal.value(), signal.quality(), signal.ts()));
    return Exit.DONE;
  }

  private Instant time() {
    return HistoryOptions.time("--at", at, null);
  }
}
