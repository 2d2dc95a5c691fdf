package org.looptwin.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.looptwin.model.network.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code looptwin run}: the server. */
@Command(name = "run", description = "Runs the server until SIGTERM or Ctrl-C.")
final class RunCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ServerOptions options = new ServerOptions();

  RunCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path root = options.home == null ? Path.of("looptwin-home") : options.home;
    HomeFolder home = new HomeFolder(root);
    options.complete(home.settings());
    Cases cases = shell.cases(home.home().root());
    Path folder = cases.folder(options.caseName);
    Case reference = cases.read(folder.toString());
    new Ports(options).check();
    home.open();
    noteWhichYear(reference, YearMonth.now(ZoneOffset.UTC));
    try (Server server =
        new Server(shell.services(), shell.console(), options, home, shell.stopped())) {
      server.start(reference, folder, Clock.systemUTC());
      server.watchCase();
      shell
          .console()
          .say(
              "looptwin: ready http=%s mqtt=%s home=%s seconds=%.1f",
              server.httpUrl(), server.mqttUrl(), home.home().root(), Server.secondsSinceStart());
      server.untilStopped();
    }
    return Exit.DONE;
  }

  private void noteWhichYear(Case reference, YearMonth now) {
    int months = reference.demandKwh().values().iterator().next().months();
    YearMonth last = reference.firstMonth().plusMonths(months - 1L);
    if (now.isBefore(reference.firstMonth()) || now.isAfter(last)) {
      shell
          .console()
          .note(
              "the case %s plans %s to %s, the clock says %s: months in plans are the case's",
              reference.name(), reference.firstMonth(), last, now);
    }
  }
}
