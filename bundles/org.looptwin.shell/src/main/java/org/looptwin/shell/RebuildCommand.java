package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.looptwin.decision.api.Rebuild;
import org.looptwin.launch.Levels;
import org.looptwin.model.home.Home;
import org.looptwin.model.network.Case;
import org.looptwin.model.twin.TwinSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code looptwin rebuild}: a home made again from its journal. */
@Command(
    name = "rebuild",
    description =
        "Replays a home's journal into an empty home: same twin, same ledger. A rebuild has no"
            + " plug-ins: a ledger in which one of them planned is refused, and one in which a"
            + " plug-in forecast or judged, or an earlier version which knew the months otherwise,"
            + " differs from there on.")
final class RebuildCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--home", paramLabel = "DIR", description = "Default: looptwin-home.")
  private Path home = Path.of("looptwin-home");

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "An empty folder.")
  private Path out;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  RebuildCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Home from = OfflineTwin.existing(home);
    if (Files.exists(out)) {
      try (Stream<Path> files = Files.list(out)) {
        if (files.findAny().isPresent()) {
          throw BadInput.of("--out %s is not empty, expected an empty or new folder", out);
        }
      }
    }
    Path caseFolder = HomeFolder.caseFolder(from);
    Case reference = shell.cases(home).read(caseFolder.toString());
    shell.services().need(Levels.class).moveTo(Levels.LOOP);
    try (HomeFolder target = new HomeFolder(out)) {
      target.open();
      target.remember(reference.name(), caseFolder);
      Rebuild.Result result =
          shell.services().need(Rebuild.class).rebuild(reference, from, target.home());
      return report(reference, result);
    }
  }

  private int report(Case reference, Rebuild.Result result) {
    OfflineTwin twins = new OfflineTwin(shell);
    TwinSnapshot before = twins.snapshot(home, reference.name(), null);
    TwinSnapshot after = twins.snapshot(out, reference.name(), null);
    boolean twinEqual = before.equals(after);
    if (json) {
      shell
          .console()
          .out()
          .println(
              new ObjectMapper()
                  .createObjectNode()
                  .put("readings", result.readings())
                  .put("revision", after.revision())
                  .put("twinEqual", twinEqual)
                  .put("ledgerLines", result.ledgerLines())
                  .put("ledgerHash", result.hash())
                  .put("expectedHash", result.expectedHash())
                  .put("ledgerEqual", result.equal())
                  .put("firstDifference", result.firstDifference())
                  .put("difference", result.difference()));
    } else {
      shell
          .console()
          .say(
              "%d readings, twin revision %d: %s",
              result.readings(), after.revision(), twinEqual ? "equal" : "DIFFERENT");
      shell
          .console()
          .say(
              "%d ledger lines, hash %s: %s",
              result.ledgerLines(),
              result.hash(),
              result.equal()
                  ? "equal"
                  : "DIFFERENT from line %d on (%s), expected %s. Maybe a plug-in took part: a rebuild has none"
                      .formatted(
                          result.firstDifference(), result.difference(), result.expectedHash()));
    }
    return twinEqual && result.equal() ? Exit.DONE : Exit.FAILED;
  }
}
