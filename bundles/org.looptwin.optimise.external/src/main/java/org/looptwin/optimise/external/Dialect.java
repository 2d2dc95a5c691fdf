package org.looptwin.optimise.external;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.looptwin.optimise.api.Budget;

/** How one program is asked, and how its answer reads. */
interface Dialect {
  /** Of the solver, e.g. {@code cbc}. */
  String name();

  /** The program's file name on the PATH, e.g. {@code glpsol}. */
  String program();

  /** As in {@link org.looptwin.optimise.api.LinearSolver#practicalIntegers}. */
  int practicalIntegers();

  /** Arguments that make the program tell its version and end. */
  List<String> versionArguments();

  /** Text that stands before the version in what the program then says. */
  String beforeVersion();

  /** Arguments that solve {@code folder/model.mps}. */
  List<String> arguments(Path folder, Budget budget);

  /**
   * Reads the answer from the folder's files and what the program said.
   *
   * @param log the end of it
   */
  Claim read(Path folder, String log, Written written, Budget budget) throws IOException;
}
