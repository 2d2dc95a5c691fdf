package org.looptwin.compliance.packs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;

/**
 * Shares of batteries to be collected by given dates. Only those of a pack's category EV reach this
 * network.
 *
 * @param category as in the pack
 * @param targets date to least share
 */
record CollectionTarget(Clause clause, String category, TreeMap<LocalDate, Double> targets)
    implements Rule {

  static CollectionTarget read(Clause clause, RuleNode rule) {
    TreeMap<LocalDate, Double> targets = new TreeMap<>();
    for (Map.Entry<String, Double> target : rule.shares("values").entrySet()) {
      try {
        targets.put(LocalDate.parse(target.getKey()), target.getValue());
      } catch (DateTimeException e) {
        throw rule.wrong("values", "dates like 2027-12-31 as names");
      }
    }
    return new CollectionTarget(clause, rule.text("category"), targets);
  }

  /** The target in force on the day, else the next one. */
  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    if (!category.equals("EV")) {
      return clause.only(
          Clause.NETWORK,
          FindingState.NOT_APPLICABLE,
          "The target is for %s batteries; this network moves vehicle batteries."
              .formatted(category));
    }
    Map.Entry<LocalDate, Double> target =
        targets.floorEntry(on) == null ? targets.firstEntry() : targets.floorEntry(on);
    return new ReturnedShare(clause, new Deadline(target.getKey()), target.getValue())
        .assess(evidence, on);
  }
}
