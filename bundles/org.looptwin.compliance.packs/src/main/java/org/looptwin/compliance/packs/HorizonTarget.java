package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;

/**
 * A reduction against a base year that no case knows: NOTICE before its year, UNKNOWN from then on.
 *
 * @param year by which it is to be reached
 * @param changePercent e.g. -55; -100 for neutral
 */
record HorizonTarget(Clause clause, int year, double changePercent) implements Rule {
  private static final double NEUTRAL = -100;

  static HorizonTarget read(Clause clause, RuleNode rule) {
    boolean neutral = rule.json().path("value").asText().equals("neutral");
    return new HorizonTarget(
        clause,
        (int) rule.number("year"),
        neutral ? NEUTRAL : Percent.points(rule.number("value")));
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    boolean due = on.getYear() >= year;
    return List.of(
        clause.measured(
            Clause.NETWORK,
            due ? FindingState.UNKNOWN : FindingState.NOTICE,
            null,
            changePercent,
            Percent.UNIT,
            "Emissions are to change by %s by %d; the base year's emissions of this network are not known."
                .formatted(Percent.of(changePercent / 100), year)));
  }
}
