package org.looptwin.plugin.api;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Tries a JAR as a server would, without one. */
@ProviderType
public interface Verification {
  /**
   * Checks the manifest, the API ranges, that it resolves and starts, and every contract that
   * applies to what it provides; nothing of it stays.
   */
  Report verify(Path jar);

  /**
   * @param name symbolic name, or the file's name when there is none
   * @param version of the bundle; "" when there is none
   * @param lines what was tried, in order; the last one is broken when the report is
   */
  record Report(String name, String version, List<Line> lines) {
    public Report {
      lines = List.copyOf(lines);
    }

    public boolean passed() {
      return lines.stream().allMatch(line -> line.complaint().isEmpty());
    }
  }

  /**
   * @param contract what it belongs to, e.g. {@code manifest}, {@code Solver cheapest-first}
   * @param promise a sentence
   * @param complaint what is wrong, with value, limit and remedy; "" when the promise is kept
   */
  record Line(String contract, String promise, String complaint) {}
}
