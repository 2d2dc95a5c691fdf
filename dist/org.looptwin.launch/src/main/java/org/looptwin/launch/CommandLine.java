package org.looptwin.launch;

import java.io.PrintStream;
import java.util.List;

/** Runs a command of the command line; found by the launcher as a service. */
public interface CommandLine {
  /**
   * @param arguments the command and its options
   * @param out results only
   * @param err progress and notes
   * @return the exit code: 0 done, 1 failed, 2 bad usage or input, 3 breaches found
   */
  int run(List<String> arguments, PrintStream out, PrintStream err);

  /** Asks a running command to end soon (SIGTERM); returns at once. */
  void stop();
}
