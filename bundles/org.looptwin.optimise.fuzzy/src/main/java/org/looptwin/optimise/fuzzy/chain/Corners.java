package org.looptwin.optimise.fuzzy.chain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.chain.ChainData.Family;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.program.CrispForm;
import org.looptwin.optimise.fuzzy.program.CutCheck;
import org.looptwin.optimise.fuzzy.program.FuzzyProgram;
import org.looptwin.optimise.fuzzy.program.ProgramRun;
import org.looptwin.optimise.fuzzy.program.Values;

/**
 * How the plan for the modes fares when the data come out at their corners: each of four families
 * (demands, capacities, return rates, raw material need) at its low or its high end, sixteen
 * corners. The crisp plan is one set of flows; the fuzzy plan is a range for each flow, and holds
 * at a corner when some flows within the ranges keep every row there. Shortages are free in both.
 */
public final class Corners {
  private final ChainData data;
  private final CrispForm.Rule rule;
  private final Solves solves;

  /**
   * @param corners how many
   * @param crispBroken at how many the crisp plan breaks a row
   * @param fuzzyHeld at how many the fuzzy plan's ranges hold an answer
   * @param rows what the crisp plan breaks, and at how many corners
   */
  public record Result(int corners, int crispBroken, int fuzzyHeld, Map<String, Integer> rows) {}

  private String unknown;

  Corners(ChainData data, CrispForm.Rule rule, Solves solves) {
    this.data = data;
    this.rule = rule;
    this.solves = solves;
  }

  /** Null when time did not suffice; {@link #unknown} then says for what. */
  Result of(List<FuzzyNumber> fuzzy, Wish wish, boolean netted) {
    try {
      return found(fuzzy, wish, netted);
    } catch (Solves.NoAnswer none) {
      unknown = none.getMessage();
      return null;
    }
  }

  /** Why nothing is known of the corners; null when something is, or was not asked for. */
  String unknown() {
    return unknown;
  }

  private Result found(List<FuzzyNumber> fuzzy, Wish wish, boolean netted) {
    FuzzyProgram modes = new ChainModel(data.crisp()).program("", netted, true);
    List<FuzzyNumber> crisp =
        new ProgramRun(modes, rule, solves).compromise(wish, null).variables();
    Map<String, Integer> rows = new TreeMap<>();
    int broken = 0;
    int held = 0;
    List<Map<Family, UnaryOperator<FuzzyNumber>>> corners = corners();
    for (Map<Family, UnaryOperator<FuzzyNumber>> corner : corners) {
      ChainModel model = new ChainModel(data.with(corner));
      FuzzyProgram program = model.program("", netted, true);
      List<String> breaks = breaks(program, crisp);
      breaks.forEach(row -> rows.merge(row, 1, Integer::sum));
      broken += breaks.isEmpty() ? 0 : 1;
      held += holds(program, model.flows().flows().size(), fuzzy) ? 1 : 0;
    }
    return new Result(corners.size(), broken, held, rows);
  }

  private static List<Map<Family, UnaryOperator<FuzzyNumber>>> corners() {
    List<Map<Family, UnaryOperator<FuzzyNumber>>> corners = new ArrayList<>();
    Family[] families = Family.values();
    for (int bits = 0; bits < 1 << families.length; bits++) {
      Map<Family, UnaryOperator<FuzzyNumber>> corner = new EnumMap<>(Family.class);
      for (Family family : families) {
        boolean high = (bits >> family.ordinal() & 1) == 1;
        corner.put(family, one -> FuzzyNumber.crisp(high ? one.a4() : one.a1()));
      }
      corners.add(corner);
    }
    return corners;
  }

  private static List<String> breaks(FuzzyProgram program, List<FuzzyNumber> crisp) {
    return new CutCheck(program)
        .broken(new Values(crisp)).stream()
            .map(violation -> violation.row().replaceAll("\\[.*", ""))
            .filter(kind -> !kind.equals("shortage"))
            .distinct()
            .toList();
  }

  private boolean holds(FuzzyProgram program, int flows, List<FuzzyNumber> fuzzy) {
    LinearModel model = new CrispForm(program, rule).model();
    ModelChanges changes = new ModelChanges(model);
    for (int flow = 0; flow < flows; flow++) {
      FuzzyNumber range = fuzzy.get(flow);
      double slack = 1e-6 * Math.max(1, range.a4());
      changes.bounds(flow, Math.max(0, range.a1() - slack), range.a4() + slack);
    }
    return solves.possible(changes.model(), "a corner of the data");
  }
}
