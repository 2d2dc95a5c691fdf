package org.looptwin.optimise.fuzzy.chain;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.program.CrispForm;
import org.looptwin.optimise.fuzzy.program.FuzzyProgram;
import org.looptwin.optimise.fuzzy.program.ProgramRun;
import org.looptwin.optimise.fuzzy.program.Values;

/** Plans a chain. */
public final class ChainRun {
  /** Profit, energy, service. */
  public static final int AIMS = 3;

  private static final double SEEN = 5e-4;

  private final ChainData data;
  private final String currency;
  private final boolean nettedProfit;

  /**
   * @param nettedProfit whether the profit that is optimised counts sales inside the chain once
   */
  public ChainRun(ChainData data, String currency, boolean nettedProfit) {
    this.data = data;
    this.currency = currency;
    this.nettedProfit = nettedProfit;
  }

  /** The crisp form, its rows and columns. */
  public CrispForm form(CrispForm.Rule rule) {
    return new CrispForm(program(new ChainModel(data)), rule);
  }

  /** Whether every number is a triangle. */
  public boolean triangular() {
    return program(new ChainModel(data)).triangular();
  }

  private FuzzyProgram program(ChainModel model) {
    return model.program(currency, nettedProfit, false);
  }

  /** The crisp model of the cores alone, its rows and columns. */
  public LinearModel crispModel(CrispForm.Rule rule) {
    return new CrispForm(new ChainModel(data.crisp()).program(currency, nettedProfit, true), rule)
        .model();
  }

  public ChainPlan plan(CrispForm.Rule rule, Wish wish, boolean corners, Solves solves) {
    ChainModel model = new ChainModel(data);
    FuzzyProgram program = program(model);
    ProgramRun.Found found = new ProgramRun(program, rule, solves).compromise(wish, null);
    Values values = new Values(found.variables());
    Corners atCorners = new Corners(data, rule, solves);
    return new ChainPlan(
        rule,
        wish,
        nettedProfit,
        program.aims(),
        found,
        flows(model.flows(), values),
        shortages(model.flows(), values),
        accounts(model.accounts(), values),
        values.of(model.accounts().profit(currency, true)),
        corners ? atCorners.of(found.variables(), wish, nettedProfit) : null,
        atCorners.unknown());
  }

  private static List<ChainPlan.Flow> flows(ChainFlows flows, Values values) {
    List<ChainPlan.Flow> found = new ArrayList<>();
    for (int at = 0; at < flows.flows().size(); at++) {
      ChainFlows.Flow flow = flows.flows().get(at);
      FuzzyNumber tonnes = values.of(at);
      if (tonnes.a4() > SEEN) {
        found.add(
            new ChainPlan.Flow(flow.lane().symbol(), flow.from().name(), flow.to().name(), tonnes));
      }
    }
    return found;
  }

  private static List<ChainPlan.Shortage> shortages(ChainFlows flows, Values values) {
    List<ChainPlan.Shortage> found = new ArrayList<>();
    for (int at = 0; at < flows.shortages().size(); at++) {
      ChainFlows.Shortage shortage = flows.shortages().get(at);
      found.add(
          new ChainPlan.Shortage(
              shortage.level(), shortage.at().name(), values.of(flows.shortage(at))));
    }
    return found;
  }

  private List<ChainPlan.Account> accounts(Accounts accounts, Values values) {
    return accounts.holders().stream()
        .map(
            node ->
                new ChainPlan.Account(
                    node.kind(), node.name(), values.of(accounts.of(node, currency))))
        .toList();
  }
}
