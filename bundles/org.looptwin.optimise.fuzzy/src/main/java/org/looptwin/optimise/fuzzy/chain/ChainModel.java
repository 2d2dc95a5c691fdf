package org.looptwin.optimise.fuzzy.chain;

import java.util.List;
import org.looptwin.optimise.fuzzy.program.FuzzyProgram;

/** The chain as a fully fuzzy program of three aims: profit, energy, service. */
final class ChainModel {
  private final ChainData data;
  private final ChainFlows flows;
  private final Accounts accounts;

  ChainModel(ChainData data) {
    this.data = data;
    this.flows = new ChainFlows(data);
    this.accounts = new Accounts(data, flows);
  }

  FuzzyProgram program(String currency, boolean netted, boolean crisp) {
    return new FuzzyProgram(
        "study-b",
        flows.names(),
        new ChainRows(data, flows).rows(),
        List.of(accounts.profit(currency, netted), accounts.energy(), accounts.service()),
        crisp);
  }

  ChainFlows flows() {
    return flows;
  }

  Accounts accounts() {
    return accounts;
  }
}
