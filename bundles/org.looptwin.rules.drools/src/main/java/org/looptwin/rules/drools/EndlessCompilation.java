package org.looptwin.rules.drools;

import java.time.Duration;
import java.util.Optional;
import org.looptwin.rules.api.RuleFile;

/** Rule files that did not get through the compiler in time. */
final class EndlessCompilation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient RuleFile file;

  /**
   * @param file the one at work; null when it is not known
   */
  EndlessCompilation(RuleFile file, Duration limit) {
    super(
        "did not finish compiling within %s s. Maybe an eval or a function without arguments never ends"
            .formatted(limit.toMillis() / 1000.0)
            .replace(".0 s", " s"),
        null,
        false,
        false);
    this.file = file;
  }

  Optional<RuleFile> file() {
    return Optional.ofNullable(file);
  }
}
