package org.looptwin.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.compliance.api.Obligation;
import org.looptwin.model.network.Case;
import org.looptwin.optimise.api.PolicyRow;

/** Rules of the case's policy packs as rows of its plans. */
final class Duties {
  private static final String ALL = "all";
  private static final String DUE = "due";

  private final Compliance compliance;

  Duties(Compliance compliance) {
    this.compliance = compliance;
  }

  /**
   * @param planned the case from the month on that is planned first
   * @param rules by name; {@code due} in that month; {@code all}
   */
  List<PolicyRow> rows(Case planned, List<String> rules) {
    if (rules.isEmpty()) {
      return List.of();
    }
    return compliance.obligations(planned).stream()
        .filter(
            one ->
                rules.contains(ALL)
                    || rules.contains(one.rule())
                    || rules.contains(DUE) && one.due(planned.firstMonth().atDay(1)))
        .map(Duties::row)
        .distinct()
        .toList();
  }

  private static PolicyRow row(Obligation one) {
    return new PolicyRow(
        one.policy() + "/" + one.rule(),
        PolicyRow.Kind.valueOf(one.kind().name()),
        one.material(),
        one.limit());
  }

  /** What may be asked for: {@code due}, {@code all}, and the rules that a plan can keep. */
  List<String> known(Case reference) {
    Set<String> rules = new TreeSet<>();
    compliance.obligations(reference).forEach(one -> rules.add(one.rule()));
    List<String> known = new ArrayList<>(List.of(DUE, ALL));
    known.addAll(rules);
    return known;
  }
}
