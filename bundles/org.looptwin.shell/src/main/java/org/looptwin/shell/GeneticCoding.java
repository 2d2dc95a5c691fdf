package org.looptwin.shell;

import java.util.List;
import picocli.CommandLine.Option;

/** What {@code --solver genetic} breeds: each coding is a solver of its own. */
final class GeneticCoding {
  private static final String GENETIC = "genetic";
  private static final List<String> CODINGS = List.of("sites", "study-a");

  @Option(
      names = "--coding",
      defaultValue = "sites",
      description =
          "What --solver genetic breeds: sites (flows are solved exactly) or study-a (flows and"
              + " inventories too, repaired; for comparison).")
  private String coding;

  /** The name of the solver that is meant. */
  String solver(String asked) {
    if (!CODINGS.contains(coding)) {
      throw BadInput.of("--coding is '%s', expected one of %s", coding, String.join(", ", CODINGS));
    }
    if (coding.equals("sites")) {
      return asked;
    }
    if (!asked.equals(GENETIC)) {
      throw BadInput.of("--coding %s is for --solver genetic, not '%s'", coding, asked);
    }
    return GENETIC + "-" + coding;
  }
}
