package org.looptwin.optimise.fuzzy.chain;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.program.Term;

/** The variables: every lane of every kind, then the shortages. */
final class ChainFlows {
  private final List<Flow> flows = new ArrayList<>();
  private final List<Shortage> shortages = new ArrayList<>();

  /** A variable: what goes from one actor to another. */
  record Flow(Lane lane, Node from, Node to) {
    String name() {
      return lane.symbol() + "[" + from.name() + ">" + to.name() + "]";
    }
  }

  /** A variable: what an actor's demand lacks; {@code level} is b, m or k. */
  record Shortage(String level, Node at, FuzzyNumber demand) {
    String name() {
      return "sh_" + level + "[" + at.name() + "]";
    }
  }

  ChainFlows(ChainData data) {
    for (Lane lane : Lane.all(!data.nodes(Kind.J).isEmpty())) {
      for (Node from : data.nodes(lane.from())) {
        for (Node to : data.nodes(lane.to())) {
          flows.add(new Flow(lane, from, to));
        }
      }
    }
    data.batteryDemand()
        .forEach((name, t) -> shortages.add(new Shortage("b", new Node(Kind.M, name), t)));
    data.retailDemand()
        .forEach((name, t) -> shortages.add(new Shortage("m", new Node(Kind.K, name), t)));
    data.marketDemand()
        .forEach((name, t) -> shortages.add(new Shortage("k", new Node(Kind.C, name), t)));
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    flows.forEach(flow -> names.add(flow.name()));
    shortages.forEach(shortage -> names.add(shortage.name()));
    return names;
  }

  List<Flow> flows() {
    return flows;
  }

  List<Shortage> shortages() {
    return shortages;
  }

  /** Variable of the shortage at this place in {@link #shortages}. */
  int shortage(int at) {
    return flows.size() + at;
  }

  /** What comes to an actor from these kinds, each times the coefficient. */
  List<Term> into(Node node, FuzzyNumber coefficient, Kind... kinds) {
    List<Term> terms = new ArrayList<>();
    for (int at = 0; at < flows.size(); at++) {
      Flow flow = flows.get(at);
      if (flow.to().equals(node) && List.of(kinds).contains(flow.from().kind())) {
        terms.add(new Term(coefficient, at));
      }
    }
    return terms;
  }

  /** What leaves an actor to these kinds, each times the coefficient. */
  List<Term> outOf(Node node, FuzzyNumber coefficient, Kind... kinds) {
    List<Term> terms = new ArrayList<>();
    for (int at = 0; at < flows.size(); at++) {
      Flow flow = flows.get(at);
      if (flow.from().equals(node) && List.of(kinds).contains(flow.to().kind())) {
        terms.add(new Term(coefficient, at));
      }
    }
    return terms;
  }

  /** What an actor handles: what it takes in, of those that make and sell what they give out. */
  List<Term> throughput(Node node, FuzzyNumber coefficient) {
    return switch (node.kind()) {
      case I, B, M, K -> outOf(node, coefficient, Kind.values());
      default -> into(node, coefficient, Kind.values());
    };
  }
}
