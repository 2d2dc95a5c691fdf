package org.looptwin.shell.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;

/** Findings, one line for each rule that says the same of several sites. */
final class LawLines {
  private static final Map<FindingState, String> WORDS =
      new EnumMap<>(
          Map.of(
              FindingState.BREACHED, "breached",
              FindingState.NOTICE, "to come",
              FindingState.UNKNOWN, "unknown",
              FindingState.OK, "kept",
              FindingState.NOT_APPLICABLE, "not applicable"));

  private final List<Finding> findings;

  LawLines(List<Finding> findings) {
    this.findings = findings;
  }

  /** {@code 0 breached, 12 to come, 30 unknown (evidence is missing), 8 kept, 9 not applicable}. */
  String counts() {
    Map<FindingState, Long> counts =
        findings.stream().collect(Collectors.groupingBy(Finding::state, Collectors.counting()));
    List<String> said = new ArrayList<>();
    for (FindingState state :
        List.of(
            FindingState.BREACHED,
            FindingState.NOTICE,
            FindingState.UNKNOWN,
            FindingState.OK,
            FindingState.NOT_APPLICABLE)) {
      said.add(counts.getOrDefault(state, 0L) + " " + WORDS.get(state));
    }
    return String.join(", ", said);
  }

  /** The rules in a state: first the one that concerns most sites. */
  List<String> rules(FindingState state) {
    Map<String, List<Finding>> byRule = new LinkedHashMap<>();
    findings.stream()
        .filter(finding -> finding.state() == state)
        .forEach(
            finding ->
                byRule
                    .computeIfAbsent(
                        finding.policy() + "/" + finding.rule(), key -> new ArrayList<>())
                    .add(finding));
    return byRule.entrySet().stream().map(rule -> line(rule.getKey(), rule.getValue())).toList();
  }

  private static String line(String rule, List<Finding> same) {
    Set<String> others = new TreeSet<>(same.stream().skip(1).map(Finding::subject).toList());
    String first = same.get(0).sentence();
    return others.isEmpty()
        ? rule + ": " + first
        : "%s: %s Likewise %s.".formatted(rule, first, String.join(", ", others));
  }
}
