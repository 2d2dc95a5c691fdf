package org.looptwin.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.CaseLocator;
import org.looptwin.model.json.CaseReading;
import org.looptwin.model.json.Problem;
import org.looptwin.model.network.Case;
import org.looptwin.shell.plan.Figures;

/** Finds and reads cases for commands; a broken one ends the command with every problem named. */
final class Cases {
  private final CaseLocator locator;
  private final Console console;

  Cases(Path installation, Path home, Console console) {
    List<Path> folders = new ArrayList<>();
    if (home != null) {
      folders.add(home.resolve("cases"));
    }
    folders.add(installation.resolve("cases"));
    this.locator = new CaseLocator(folders);
    this.console = console;
  }

  Path folder(String dirOrName) {
    if (dirOrName.isBlank()) {
      throw BadInput.of(
          "the case is '%s', expected a case folder or the name of a case. Maybe a variable is"
              + " empty; '.' is the current folder",
          dirOrName);
    }
    return locator
        .find(dirOrName)
        .orElseThrow(() -> new BadInput(locator.notFound(dirOrName)))
        .toAbsolutePath()
        .normalize();
  }

  Case read(String dirOrName) {
    CaseReading reading = CaseFolder.read(folder(dirOrName));
    reading.problems().forEach(problem -> console.err().println(line(problem)));
    if (reading.reference() == null) {
      throw BadInput.of(
          "the case %s has %s, expected none. Maybe run 'looptwin validate %s'",
          dirOrName, Figures.count(reading.errors().size(), "error"), dirOrName);
    }
    return reading.reference();
  }

  static String line(Problem problem) {
    return problem.toString();
  }
}
