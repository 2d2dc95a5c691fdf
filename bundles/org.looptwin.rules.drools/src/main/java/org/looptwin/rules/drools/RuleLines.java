package org.looptwin.rules.drools;

import java.util.List;
import org.looptwin.rules.api.RuleFile;

/** Finds rules in the text of a file. */
final class RuleLines {
  private RuleLines() {}

  /** The line, from 1, in which the rule begins; 1 when the file has no such rule. */
  static int of(RuleFile file, String rule) {
    List<String> lines = file.drl().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("rule") && line.contains(rule)) {
        return i + 1;
      }
    }
    return 1;
  }
}
