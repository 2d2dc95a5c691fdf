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
import org.looptwin.coordinate.markov.contract.Enforcement;
import org.looptwin.coordinate.markov.contract.Measures;
import org.looptwin.coordinate.markov.deal.Deal;
import org.looptwin.coordinate.markov.deal.SideBySide;
import org.looptwin.coordinate.markov.exact.ExactSolver;
import org.looptwin.optimise.api.LinearSolver;

/** The contract that makes the common plan everybody's own best, tried by brute force. */
final class ContractStudy {
  private static final int PERIODS = 10_000;

  private final RingStudy ring;
  private final LoopQuestion question;
  private final Deal deal;
  private final Contract contract;
  private final Coalitions coalitions;

  ContractStudy(RingStudy ring, LoopQuestion question, LinearSolver solver)
      throws NoValueException {
    this.ring = ring;
    this.question = question;
    question.progress().accept("contract");
    deal = ring.situation().deal(1, solver);
    contract = deal.contract();
    coalitions = coalitions();
  }

  /** The contract and what it leads to. */
  Deal deal() {
    return deal;
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
    return RingStudy.total(deal.values());
  }

  /** [state] sum of what all have who keep the contract. */
  double[] byState() {
    return RingStudy.byState(deal.values());
  }

  void tell(Page page) {
    page.heading("Contract");
    double[] alone = means(ring.alone().values());
    double[] under = means(deal.values());
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
            Page.money(shapley[k]),
            Page.money(nash[k]),
            Page.money(deal.perPeriod(actor)),
            Page.money(contract.penalty()[k])
          });
    }
    page.table(
        new String[] {
          "actor", "alone", "contract", "Shapley", "Nash bargain", "a period, contract", "penalty"
        },
        rows);
    page.text(
        "Alone, contract, Shapley, Nash bargain: profit still to come, discounted with %s a period, mean over all states alike. A period: profit in the long run, payments included, from the states that come then, not discounted. Penalty: for a deviation that is seen.",
        ring.plan().ring().gamma());
    double[] surplus = new double[Actor.COUNT];
    for (int k = 0; k < surplus.length; k++) {
      surplus[k] = under[k] - alone[k];
    }
    double efficiency = Measures.gain(sum(alone), sum(under));
    page.text("%s", objective());
    page.text(
        "All together have %s, %.4f %% of the best common plan. %s Whoever does anything else than recommended gains %.2g at most (found by solving each actor's best answer to the others).",
        gain(sum(alone), sum(under)),
        100 * total() / ring.teamMean(),
        SideBySide.holds(deal),
        deal.exploitability());
    page.text(
        "How evenly what they gain is split: Jain's index %.3f (1 is even, 0.2 all to one); %.1f %% of all profit would have to change hands for Shapley's split (by what each adds to every group); %s.",
        Measures.jain(surplus), 100 * Measures.distance(under, shapley), core(shapley));
    Enforcement.Account kept = enforced(0, Integer.MAX_VALUE);
    Enforcement.Account tempted = enforced(0.02, Integer.MAX_VALUE);
    Enforcement.Account ended = enforced(0.02, 10);
    page.text(
        "Played for %,d periods from empty stocks; a deviation is seen with probability %.2f:",
        PERIODS, contract.detection());
    page.table(
        new String[] {"", "as recommended", "deviations", "seen", "profit of all a period"},
        List.of(
            played("all keep to it", kept),
            played("each gives in to 2 % of temptations", tempted),
            played("the same, ended after 10 seen" + after(ended), ended)));
    page.text("Recommended with empty stocks: %s.", String.join("; ", ring.plan().advice(0)));
    put(page, efficiency, shapley, nash, tempted);
  }

  private static String after(Enforcement.Account ended) {
    return ended.endedAfter() < 0 ? "" : Page.say(" (period %,d)", ended.endedAfter());
  }

  private static String[] played(String how, Enforcement.Account account) {
    return new String[] {
      how,
      Page.say("%.1f %%", 100 * account.compliance()),
      Page.say("%,d", account.deviations()),
      Page.say("%,d", account.seen()),
      Page.money(sum(account.profit()) / PERIODS)
    };
  }

  /** As a share only of what it can be compared with. */
  private static String gain(double alone, double under) {
    String sums =
        Page.say(
            "%s under the contract, %s more than alone (%s)",
            Page.money(under), Page.money(under - alone), Page.money(alone));
    return Measures.comparable(alone, under)
        ? Page.say("%s, a gain of %.1f %%", sums, 100 * Measures.gain(alone, under))
        : sums;
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
        ? "with Shapley's split no group gains by leaving (it lies in the core)"
        : Page.say(
            "with Shapley's split a group gains %.1f by leaving (it lies outside the core)",
            blocked);
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
    node.put("byActor", means(deal.values()));
    node.put("penalty", contract.penalty());
    node.put("detection", contract.detection());
    node.put("efficiencyGain", efficiency);
    node.put("leastSurplus", contract.leastSurplus());
    node.put("imbalance", contract.imbalance());
    node.put("exploitability", deal.exploitability());
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
