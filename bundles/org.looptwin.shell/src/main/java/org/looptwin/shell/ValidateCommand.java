package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.CaseReading;
import org.looptwin.model.json.Problem;
import org.looptwin.model.network.Case;
import org.looptwin.shell.plan.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin validate}: every problem of a case folder on a line of its own. */
@Command(name = "validate", description = "Checks a case folder; every problem with file:line.")
final class ValidateCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "CASE", description = "A case folder, or the name of a case.")
  private String caseName;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  ValidateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path folder = shell.cases(null).folder(caseName);
    CaseReading reading = CaseFolder.read(folder);
    if (json) {
      shell.console().out().println(document(reading));
    } else {
      reading.problems().forEach(problem -> shell.console().out().println(Cases.line(problem)));
      summary(reading);
    }
    return reading.errors().isEmpty() ? Exit.DONE : Exit.BAD_INPUT;
  }

  private void summary(CaseReading reading) {
    if (reading.reference() == null) {
      shell
          .console()
          .error(
              "%s has %s and %s, expected no errors"
                  .formatted(
                      caseName,
                      Figures.count(reading.errors().size(), "error"),
                      Figures.count(reading.warnings().size(), "warning")));
      return;
    }
    Case reference = reading.reference();
    shell
        .console()
        .say(
            "%s is valid: %d nodes, %d lanes, first month %s, %s",
            reference.name(),
            reference.network().nodes().size(),
            reference.network().lanes().size(),
            reference.firstMonth(),
            Figures.count(reading.warnings().size(), "warning"));
  }

  private static ObjectNode document(CaseReading reading) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("valid", reading.reference() != null);
    node.put("errors", reading.errors().size());
    node.put("warnings", reading.warnings().size());
    for (Problem problem : reading.problems()) {
      node.withArray("problems")
          .addObject()
          .put("file", problem.file().toString())
          .put("line", problem.line())
          .put("severity", problem.severity().name())
          .put("what", problem.what())
          .put("expected", problem.expected());
    }
    return node;
  }
}
