package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.contract.Coalitions;
import org.looptwin.coordinate.markov.contract.Contract;
import org.looptwin.coordinate.markov.contract.ContractDesign;
import org.looptwin.coordinate.markov.contract.Enforcement;
import org.looptwin.coordinate.markov.contract.Measures;
import org.looptwin.coordinate.markov.exact.ExactSolver;
import org.looptwin.coordinate.markov.game.MarkovPerfect;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.coordinate.markov.game.Strategies;
import org.looptwin.optimise.api.LinearSolver;

/** The contract that makes the common plan everybody's own best, tried by brute force. */
final class ContractStudy {
  private static final int PERIODS = 10_000;

  private final RingStudy ring;
  private final LoopQuestion question;
  private final double detection;
  private final Contract contract;
  private final MarkovPerfect.Result kept;
  private final Coalitions coalitions;

  ContractStudy(RingStudy ring, LoopQuestion question, double detection, LinearSolver solver)
      throws NoValueException {
    this.ring = ring;
    this.question = question;
    this.detection = detection;
    question.progress().accept("contract");
    StochasticGame game = ring.game();
    ContractDesign design =
        new ContractDesign(
            game, ring.plan().recommended(), ring.alone().values(), detection, solver);
    double[] weights =
        Arrays.stream(Actor.values())
            .mapToDouble(one -> question.objective().weight(one.word()))
            .toArray();
    contract = (question.objective().product() ? design.sharing(weights) : design).contract();
    StochasticGame paid = contract.paid(game);
    kept = new MarkovPerfect(paid, 1e-6, 0).from(Strategies.pure(paid, ring.plan().recommended()));
    coalitions = coalitions();
  }

  /** What sets of actors reach together while the others do what they do alone. */
  private Coalitions coalitions() throws NoValueException {
    double[] worth = new double[1 << Actor.COUNT];
    for (int set = 1; set < worth.length; set++) {
      question.progress().accept("coalition %d of %d".formatted(set, worth.length - 1));
      boolean[] members = new boolean[Actor.COUNT];
      for (int player = 0; player < members.length; player++) {
        members[player] = (set >> player & 1) == 1;
      }
      worth[set] =
          RingStudy.mean(
              new ExactSolver()
                  .solve(
                      ring.alone().strategies().facing(members),
                      DecisionQuestion.of(DecisionMethod.MPI).within(1e-6))
                  .v());
    }
    return new Coalitions(Actor.COUNT, worth);
  }

  double total() {
    return RingStudy.total(kept.values());
  }

  /** [state] sum of what all have who keep the contract. */
  double[] byState() {
    return RingStudy.byState(kept.values());
  }

  void tell(Page page) {
    page.heading("Contract");
    double[] alone = means(ring.alone().values());
    double[] under = means(kept.values());
    double[] shapley = coalitions.shapley();
    double[] even = new double[Actor.COUNT];
    Arrays.fill(even, 1);
    double[] nash = coalitions.nash(even);
    List<String[]> rows = new ArrayList<>();
    for (Actor actor : Actor.values()) {
      int k = actor.ordinal();
      rows.add(
          new String[] {
            actor.word(),
            Page.money(alone[k]),
            Page.money(under[k]),
            Page.money(contract.penalty()[k]),
            Page.money(shapley[k]),
            Page.money(nash[k])
          });
    }
    page.table(
        new String[] {"actor", "alone", "contract", "penalty", "Shapley", "Nash bargain"}, rows);
    double[] surplus = new double[Actor.COUNT];
    for (int k = 0; k < surplus.length; k++) {
      surplus[k] = under[k] - alone[k];
    }
    double efficiency = Measures.gain(sum(alone), sum(under));
    page.text("%s", objective());
    page.text(
        "Efficiency gain %.1f %%; of the team optimum %.4f %%; least surplus of anyone in any state %.3g; budget off by %.2g at most; best deviation gains %.2g (found by solving every actor's best answer).",
        100 * efficiency,
        100 * total() / ring.teamMean(),
        contract.leastSurplus(),
        contract.imbalance(),
        kept.exploitability());
    page.text(
        "Jain's index of the surplus %.3f; distance to Shapley's split %.3f; %s.",
        Measures.jain(surplus), Measures.distance(under, shapley), core(shapley));
    Enforcement.Account kept = enforced(0, Integer.MAX_VALUE);
    Enforcement.Account tempted = enforced(0.02, Integer.MAX_VALUE);
    Enforcement.Account ended = enforced(0.02, 10);
    page.text(
        "%,d periods, a deviation is seen with %.2f: kept by all, profit %s; each tempted in 2 %% of decisions, compliance %.1f %%, %d deviations, %d seen, profit %s; ended after 10 seen (period %d), profit %s.",
        PERIODS,
        detection,
        Page.money(sum(kept.profit())),
        100 * tempted.compliance(),
        tempted.deviations(),
        tempted.seen(),
        Page.money(sum(tempted.profit())),
        ended.endedAfter(),
        Page.money(sum(ended.profit())));
    page.text("Recommended with empty stocks: %s.", String.join("; ", ring.plan().advice(0)));
    put(page, efficiency, shapley, nash, tempted);
  }

  private String objective() {
    return question.objective().product()
        ? "The coordinator maximises Nash's product of everybody's gain over being alone: the team's plan, its surplus split by weight in every state."
        : "The coordinator maximises the weighted sum of profits"
            + (question.objective().weights().isEmpty()
                ? ", all alike."
                : ", weights " + new java.util.TreeMap<>(question.objective().weights()) + ".");
  }

  private String core(double[] split) {
    double blocked = coalitions.blocked(split);
    return blocked <= 1e-6
        ? "it lies in the core: no group gains by leaving"
        : Page.say("it lies outside the core: a group gains %.1f by leaving", blocked);
  }

  private Enforcement.Account enforced(double temptation, int patience) {
    return new Enforcement(ring.game(), contract, ring.alone().strategies())
        .play(PERIODS, 0, temptation, patience, question.learning().seed());
  }

  private void put(
      Page page, double efficiency, double[] shapley, double[] nash, Enforcement.Account tempted) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("objective", question.objective().product() ? "nash" : "sum");
    node.put("weights", question.objective().weights());
    node.put("total", total());
    node.put("byActor", means(kept.values()));
    node.put("penalty", contract.penalty());
    node.put("detection", detection);
    node.put("efficiencyGain", efficiency);
    node.put("leastSurplus", contract.leastSurplus());
    node.put("imbalance", contract.imbalance());
    node.put("exploitability", kept.exploitability());
    node.put("shapley", shapley);
    node.put("nash", nash);
    node.put("blocked", coalitions.blocked(shapley));
    node.put("compliance", tempted.compliance());
    node.put("recommended", ring.plan().advice(0));
    page.put("contract", node);
  }

  private static double[] means(double[][] values) {
    return Arrays.stream(values).mapToDouble(RingStudy::mean).toArray();
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
