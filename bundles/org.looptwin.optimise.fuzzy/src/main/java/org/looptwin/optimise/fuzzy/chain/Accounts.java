package org.looptwin.optimise.fuzzy.chain;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.program.FuzzyAim;
import org.looptwin.optimise.fuzzy.program.Term;

/**
 * Who earns and pays what. A price between two actors is income here and cost there; transport is
 * paid by who receives, or by who sends to a customer; a shortage by who did not deliver.
 */
final class Accounts {
  private final ChainData data;
  private final ChainFlows flows;

  Accounts(ChainData data, ChainFlows flows) {
    this.data = data;
    this.flows = flows;
  }

  /** The price of what flows on a lane; null where it changes hands for nothing. */
  private FuzzyNumber price(Lane lane, boolean seller) {
    String symbol =
        switch (lane.from()) {
          case I, J -> "P_ib";
          case R -> lane.to() == Kind.B ? (seller ? "PS_rb" : "P_rb") : null;
          case B -> "PS_bm";
          case M -> "PS_mk";
          case K -> "PS_kc";
          case C -> "P_cf";
          case E -> lane.to() == Kind.S ? "P_es" : null;
          default -> null;
        };
    return symbol == null ? null : data.price().get(symbol);
  }

  /** Markets are the chain's customers: what they pay comes from outside. */
  private static boolean customer(Kind kind) {
    return kind == Kind.C || kind == Kind.S;
  }

  /** An actor's income and cost. */
  FuzzyAim of(Node node, String unit) {
    List<Term> income = new ArrayList<>();
    List<Term> cost = new ArrayList<>();
    for (int at = 0; at < flows.flows().size(); at++) {
      ChainFlows.Flow flow = flows.flows().get(at);
      if (flow.from().equals(node)) {
        add(income, price(flow.lane(), true), at);
      }
      if (flow.to().equals(node)) {
        add(cost, price(flow.lane(), false), at);
      }
      if (payer(flow).equals(node)) {
        add(cost, data.transport().of(flow.from(), flow.to()), at);
      }
    }
    cost.addAll(handling(node));
    shortages(node, cost);
    return new FuzzyAim(node.name(), unit, true, income, cost);
  }

  private static Node payer(ChainFlows.Flow flow) {
    return customer(flow.to().kind()) ? flow.from() : flow.to();
  }

  private void shortages(Node node, List<Term> cost) {
    Kind owes = node.kind();
    for (int at = 0; at < flows.shortages().size(); at++) {
      String level = flows.shortages().get(at).level();
      Kind by = level.equals("b") ? Kind.B : level.equals("m") ? Kind.M : Kind.K;
      if (owes == by) { // shared by all of the kind
        double share = 1.0 / data.nodes(by).size();
        add(cost, data.shortage().get(level).times(share), flows.shortage(at));
      }
    }
  }

  private List<Term> handling(Node node) {
    FuzzyNumber cost = data.processing().get(node);
    return cost == null ? List.of() : flows.throughput(node, cost);
  }

  /** Z1: (2) to (7) as printed, or with what is sold inside the chain counted once. */
  FuzzyAim profit(String unit, boolean netted) {
    List<Term> income = new ArrayList<>();
    List<Term> cost = new ArrayList<>();
    for (int at = 0; at < flows.flows().size(); at++) {
      ChainFlows.Flow flow = flows.flows().get(at);
      if (netted ? fromOutside(flow.lane()) : earnsAsPrinted(flow.lane())) {
        add(income, price(flow.lane(), true), at);
      }
      if (netted ? flow.lane().from() == Kind.C : costsAsPrinted(flow.lane())) {
        add(cost, price(flow.lane(), false), at);
      }
      add(cost, data.transport().of(flow.from(), flow.to()), at);
    }
    data.nodes().forEach(node -> cost.addAll(handling(node)));
    for (int at = 0; at < flows.shortages().size(); at++) {
      add(cost, data.shortage().get(flows.shortages().get(at).level()), flows.shortage(at));
    }
    return new FuzzyAim("profit", unit, true, income, cost);
  }

  private static boolean fromOutside(Lane lane) {
    return lane.to() == Kind.S || lane.from() == Kind.K;
  }

  /**
   * TRF and TRR: batteries, cars, sales, second life; recycled material where it does not cancel.
   */
  private boolean earnsAsPrinted(Lane lane) {
    return switch (lane.from()) {
      case B, M, K -> true;
      case E -> lane.to() == Kind.S;
      case R -> lane.to() == Kind.B && !recycledCancels();
      default -> false;
    };
  }

  /** TCR: raw material as battery makers buy it, packs as they are bought back. */
  private boolean costsAsPrinted(Lane lane) {
    return (lane.to() == Kind.B && (lane.from() != Kind.R || !recycledCancels()))
        || lane.from() == Kind.C;
  }

  /** One and the same price for seller and buyer is a transfer: it is no number of the chain. */
  private boolean recycledCancels() {
    return data.price().get("PS_rb").equals(data.price().get("P_rb"));
  }

  /** Z2, kWh: E_g times throughput. */
  FuzzyAim energy() {
    List<Term> used = new ArrayList<>();
    data.energy().forEach((node, kwh) -> used.addAll(flows.throughput(node, kwh)));
    return new FuzzyAim("energy", "kWh", false, used, List.of());
  }

  /** Z3: the mean of what was satisfied of battery and of EV demand, by crisp totals (cores). */
  FuzzyAim service() {
    List<Term> served = new ArrayList<>();
    served.addAll(served(Kind.M, core(data.batteryDemand().values())));
    served.addAll(served(Kind.C, core(data.marketDemand().values())));
    return new FuzzyAim("service", "share", true, served, List.of());
  }

  private List<Term> served(Kind kind, double demand) {
    List<Term> terms = new ArrayList<>();
    FuzzyNumber each = FuzzyNumber.crisp(0.5 / demand);
    Kind from = kind == Kind.M ? Kind.B : Kind.K;
    data.nodes(kind).forEach(node -> terms.addAll(flows.into(node, each, from)));
    return terms;
  }

  private static double core(Iterable<FuzzyNumber> numbers) {
    double sum = 0;
    for (FuzzyNumber number : numbers) {
      sum += (number.a2() + number.a3()) / 2;
    }
    return sum;
  }

  /** Actors with an account: all but the customers. */
  List<Node> holders() {
    return data.nodes().stream().filter(node -> !customer(node.kind())).toList();
  }

  private static void add(List<Term> terms, FuzzyNumber coefficient, int variable) {
    if (coefficient != null && coefficient.a4() > 0) {
      terms.add(new Term(coefficient, variable));
    }
  }
}
