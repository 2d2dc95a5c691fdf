package org.looptwin.optimise.fuzzy.chain;

import java.util.List;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.program.CrispForm;
import org.looptwin.optimise.fuzzy.program.FuzzyAim;
import org.looptwin.optimise.fuzzy.program.ProgramRun;

/**
 * What was found for a chain.
 *
 * @param rule how rows became crisp
 * @param wish which compromise was sought
 * @param aims profit, energy, service
 * @param found values, memberships, check by cuts
 * @param flows those above 0.0005 t, in the order of the chain
 * @param shortages all of them
 * @param actors by actor, markets left out
 * @param netted the chain's profit with what is sold inside it counted once
 * @param corners the crisp plan held against the data's corners; null unless asked for
 * @param cornersUnknown why that was not found out although it was asked for; else null
 */
public record ChainPlan(
    CrispForm.Rule rule,
    Wish wish,
    boolean nettedProfit,
    List<FuzzyAim> aims,
    ProgramRun.Found found,
    List<Flow> flows,
    List<Shortage> shortages,
    List<Account> actors,
    FuzzyNumber netted,
    Corners.Result corners,
    String cornersUnknown) {

  /** What goes from one actor to another, t. */
  public record Flow(String symbol, String from, String to, FuzzyNumber tonnes) {}

  /** What an actor's demand lacks, t. */
  public record Shortage(String level, String at, FuzzyNumber tonnes) {}

  /** An actor's profit; its expected values sum to the netted profit's. */
  public record Account(Kind kind, String actor, FuzzyNumber profit) {}
}
