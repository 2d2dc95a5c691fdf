package org.looptwin.optimise.fuzzy.chain;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.program.FuzzyRow;
import org.looptwin.optimise.fuzzy.program.Relation;
import org.looptwin.optimise.fuzzy.program.Term;

/** Equations (10) to (16) as reconstructed, and the balances they leave out. */
final class ChainRows {
  private static final FuzzyNumber ONE = FuzzyNumber.crisp(1);

  private final ChainData data;
  private final ChainFlows flows;
  private final List<FuzzyRow> rows = new ArrayList<>();

  ChainRows(ChainData data, ChainFlows flows) {
    this.data = data;
    this.flows = flows;
  }

  List<FuzzyRow> rows() {
    capacities();
    forward();
    demands();
    returns();
    return rows;
  }

  /** (10) throughput_g at most C_g. */
  private void capacities() {
    data.capacity()
        .forEach(
            (node, most) -> {
              List<Term> handled = flows.throughput(node, ONE);
              if (!handled.isEmpty()) {
                rows.add(
                    new FuzzyRow(
                        "capacity[" + node.name() + "]",
                        handled,
                        Relation.AT_MOST,
                        List.of(),
                        most));
              }
            });
  }

  private void forward() {
    for (Node j : data.nodes(Kind.J)) {
      equal("refined", j, flows.into(j, ONE, Kind.I), flows.outOf(j, ONE, Kind.B));
    }
    for (Node b : data.nodes(Kind.B)) { // (13)
      List<Term> raw = flows.into(b, ONE, Kind.I, Kind.J, Kind.R);
      equal("raw", b, raw, flows.outOf(b, data.rawPerBattery(), Kind.M));
    }
    for (Node m : data.nodes(Kind.M)) {
      equal("built", m, flows.into(m, ONE, Kind.B), flows.outOf(m, ONE, Kind.K));
    }
    for (Node k : data.nodes(Kind.K)) { // (15) its demand is what it sells on
      equal("sold", k, flows.into(k, ONE, Kind.M), flows.outOf(k, ONE, Kind.C));
    }
  }

  /** (14), (15), (16): at most the demand, and the rest is shortage. */
  private void demands() {
    for (int at = 0; at < flows.shortages().size(); at++) {
      ChainFlows.Shortage shortage = flows.shortages().get(at);
      List<Term> supply = flows.into(shortage.at(), ONE, Kind.values());
      String place = "[" + shortage.at().name() + "]";
      rows.add(
          new FuzzyRow("demand" + place, supply, Relation.AT_MOST, List.of(), shortage.demand()));
      List<Term> answered = new ArrayList<>(supply);
      answered.add(Term.of(flows.shortage(at)));
      rows.add(
          new FuzzyRow(
              "shortage" + place, answered, Relation.AT_LEAST, List.of(), shortage.demand()));
    }
  }

  private void returns() {
    for (Node c : data.nodes(Kind.C)) { // (11), second half
      equal("returned", c, flows.outOf(c, ONE, Kind.F), flows.into(c, data.returnRate(), Kind.K));
    }
    for (Node f : data.nodes(Kind.F)) { // (11)
      equal("sorted", f, flows.into(f, ONE, Kind.C), flows.outOf(f, ONE, Kind.values()));
    }
    for (Node e : data.nodes(Kind.E)) { // (12)
      equal("reused", e, flows.into(e, ONE, Kind.F, Kind.S), flows.outOf(e, ONE, Kind.values()));
    }
    for (Node s : data.nodes(Kind.S)) { // (12), second return
      List<Term> back = flows.outOf(s, ONE, Kind.E, Kind.R);
      equal("second-return", s, back, flows.into(s, data.secondReturnRate(), Kind.E));
    }
    for (Node r : data.nodes(Kind.R)) { // added
      List<Term> input = flows.into(r, ONE, Kind.values());
      equal("recycled", r, input, flows.outOf(r, ONE, Kind.values()));
      rows.add(
          new FuzzyRow(
              "scrap[" + r.name() + "]",
              flows.outOf(r, ONE, Kind.D),
              Relation.AT_LEAST,
              flows.into(r, data.scrapShare(), Kind.values()),
              FuzzyNumber.ZERO));
    }
  }

  private void equal(String what, Node node, List<Term> left, List<Term> right) {
    if (!left.isEmpty() || !right.isEmpty()) {
      rows.add(
          new FuzzyRow(
              what + "[" + node.name() + "]", left, Relation.EQUAL, right, FuzzyNumber.ZERO));
    }
  }
}
