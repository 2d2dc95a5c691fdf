package org.looptwin.shell;

import java.util.List;
import java.util.function.Function;

/** The solver that {@code --solver} names, of those that are present. */
final class SolverChoice {
  private SolverChoice() {}

  /**
   * @param present best first
   * @param asked a name, or {@code auto} for the first
   * @param which what the present ones are, e.g. {@code present}
   */
  static <T> T of(List<T> present, Function<T, String> name, String asked, String which) {
    return present.stream()
        .filter(one -> asked.equals("auto") || name.apply(one).equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                BadInput.of(
                    "--solver is '%s', expected auto or one that is %s: %s",
                    asked, which, String.join(", ", present.stream().map(name).toList())));
  }
}
