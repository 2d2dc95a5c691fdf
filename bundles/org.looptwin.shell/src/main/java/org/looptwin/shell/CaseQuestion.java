package org.looptwin.shell;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.network.Subset;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which case, and which part of it, a plan or a front is asked for. */
final class CaseQuestion {
  @Parameters(paramLabel = "CASE", description = "A case folder, or the name of a case.")
  private String caseName;

  @Option(names = "--commodities", defaultValue = "all", description = "all or LI.")
  private String commodities;

  @Option(names = "--months", defaultValue = "12", description = "Horizon, 1 to 12 (default: 12).")
  private int months;

  @Option(
      names = "--nodes",
      paramLabel = "SUBSET",
      description = "A subset of the case: n30, n60, n73 or n120.")
  private String nodes;

  @Option(
      names = "--sites",
      defaultValue = "free",
      description =
          "free (default), existing, or recycling centres such as R01,R02; all battery plants are"
              + " open.")
  private String sites;

  /** What can be refused without the case. */
  void check() {
    if (!commodities.equals("all") && !commodities.equals("LI")) {
      throw BadInput.of("--commodities is '%s', expected all or LI", commodities);
    }
  }

  String caseName() {
    return caseName;
  }

  /** At the case's base values. */
  PlanningProblem problem(Case reference) {
    int most = reference.demandKwh().values().iterator().next().months();
    if (months < 1 || months > most) {
      throw BadInput.of("--months is %d, expected 1 to %d", months, most);
    }
    PlanningProblem whole = PlanningProblem.of(reference);
    return new PlanningProblem(
        reference,
        subset(reference),
        commodities.equals("LI") ? CommodityMode.LITHIUM : CommodityMode.ALL,
        months,
        whole.policy(),
        whole.outlooks(),
        null,
        reference.initialState(),
        sites(reference),
        whole.changePriceEurKwh(),
        0);
  }

  private Subset subset(Case reference) {
    if (nodes == null) {
      return reference.defaultSubset();
    }
    return reference
        .subset(nodes.matches("\\d+") ? "n" + nodes : nodes)
        .orElseThrow(
            () ->
                BadInput.of(
                    "--nodes is '%s', expected one of %s",
                    nodes, String.join(", ", new TreeSet<>(reference.subsets().keySet()))));
  }

  private Sites sites(Case reference) {
    if (sites.equals("free")) {
      return Sites.FREE;
    }
    if (sites.equals("existing")) {
      return Sites.fixed(reference.initialState().openRecyclers());
    }
    Set<String> open = new TreeSet<>(Arrays.asList(sites.split(",")));
    for (String id : open) {
      if (reference
          .network()
          .node(id)
          .filter(n -> n.type() == NodeType.RECYCLING_CENTRE)
          .isEmpty()) {
        throw BadInput.of(
            "--sites names '%s', expected free, existing or recycling centres of the case", id);
      }
    }
    return Sites.fixed(open);
  }
}
