package org.looptwin.loop;

import java.time.Duration;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.looptwin.decision.api.Stance;
import org.looptwin.decision.api.WhatIf;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Outlooks;

/**
 * Answers questions beside the live plan, on the caller's thread, one at a time. The linear solvers
 * are shared with the loop, so a question gives way to a step: its solve is cancelled and begins
 * again behind the step.
 */
final class Asking {
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Case reference;
  private final Planner planner;
  private final Duties duties;
  private final Precedence precedence;
  private final BooleanSupplier stopping;
  private final Semaphore room = new Semaphore(1);
  private volatile boolean cut;

  /**
   * @param tools to plan with
   * @param stopping whether the server is stopping
   */
  Asking(Case reference, Tools tools, Precedence precedence, BooleanSupplier stopping) {
    this.reference = reference;
    this.precedence = precedence;
    this.stopping = stopping;
    this.planner = new Planner(reference, tools, this::giveWay);
    this.duties = new Duties(tools.compliance());
  }

  private boolean giveWay() {
    if (precedence.stepping() || stopping.getAsBoolean()) {
      cut = true;
    }
    return cut;
  }

  /**
   * @param now what the loop has concluded
   */
  WhatIf.Reply ask(WhatIf question, DeskView now) {
    String trouble = trouble(question, now);
    if (!trouble.isEmpty()) {
      return new WhatIf.Unanswered(trouble);
    }
    if (!room.tryAcquire()) {
      return new WhatIf.Unanswered(
          "Another question is being answered; one is answered at a time. Try again shortly.");
    }
    try {
      return answer(question, now);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WhatIf.Unanswered("The question was cut off.");
    } finally {
      room.release();
    }
  }

  private WhatIf.Reply answer(WhatIf question, DeskView now) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!stopping.getAsBoolean() && precedence.await(end - System.nanoTime())) {
      cut = false;
      StepOutcome outcome =
          planner.aside(
              now,
              situation(now.situation(), question),
              outlooks -> overridden(outlooks, question),
              question.recyclers(),
              state -> stocked(state, question));
      if (!cut) {
        return outcome.planned()
            ? new WhatIf.Answered(
                outcome.plan(), outcome.changes(), outcome.sentences(), outcome.findings())
            : new WhatIf.Unanswered(outcome.failure());
      }
    }
    return new WhatIf.Unanswered(
        stopping.getAsBoolean()
            ? "The server is stopping."
            : "The loop needed the solver for more than %d s. Try again shortly."
                .formatted(PATIENCE.toSeconds()));
  }

  /** Waits at the server's stop until no question is under way. */
  void drain(Duration most) throws InterruptedException {
    if (room.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
      room.release();
    }
  }

  private String trouble(WhatIf question, DeskView now) {
    if (now.inForce() == null) {
      return "There is no plan in force to compare with. Maybe the loop has not begun yet.";
    }
    Set<String> unknown = new TreeSet<>(question.supplierP().keySet());
    unknown.addAll(question.capacity().keySet());
    unknown.removeAll(ids(NodeType.SUPPLIER));
    if (!unknown.isEmpty()) {
      return "There is no supplier %s in %s.".formatted(unknown, reference.name());
    }
    Set<String> recyclers = new TreeSet<>();
    if (question.recyclers() != null) {
      recyclers.addAll(question.recyclers());
      recyclers.removeAll(ids(NodeType.RECYCLING_CENTRE));
    }
    Set<String> plants = new TreeSet<>(question.stockDays().keySet());
    plants.removeAll(ids(NodeType.BATTERY_PLANT));
    if (!plants.isEmpty()) {
      return "There is no battery plant %s in %s.".formatted(plants, reference.name());
    }
    if (!recyclers.isEmpty()) {
      return "There is no recycling centre %s in %s.".formatted(recyclers, reference.name());
    }
    Set<String> rules = new TreeSet<>();
    if (question.policy() != null) {
      rules.addAll(question.policy().rules());
      rules.removeAll(duties.known(reference));
    }
    return rules.isEmpty()
        ? ""
        : "The packs of %s have no rule %s that a plan can keep."
            .formatted(reference.name(), rules);
  }

  private List<String> ids(NodeType type) {
    return reference.network().nodes(type).stream().map(Node::id).toList();
  }

  private Outlooks overridden(Outlooks live, WhatIf question) {
    MonthlySeries carbon = span(live);
    Map<String, MonthlySeries> supplierP = new HashMap<>(live.supplierP());
    question
        .supplierP()
        .forEach((id, p) -> supplierP.put(id, constant(p, carbon.start(), carbon.months())));
    Map<LaneClass, MonthlySeries> laneP = new EnumMap<>(LaneClass.class);
    laneP.putAll(live.laneClassP());
    question
        .laneP()
        .forEach((lane, p) -> laneP.put(lane, constant(p, carbon.start(), carbon.months())));
    Set<LaneClass> closed = new HashSet<>(live.closedInMonth1());
    closed.addAll(question.closed());
    return new Outlooks(
        supplierP,
        laneP,
        question.carbonEurT() == null
            ? live.carbonEurT()
            : constant(question.carbonEurT(), carbon.start(), carbon.months()),
        question.recoveryRate() == null
            ? live.recoveryRate()
            : constant(question.recoveryRate(), carbon.start(), carbon.months()),
        capacity(live, question),
        closed);
  }

  /** The months of the live paths. */
  private MonthlySeries span(Outlooks live) {
    return live.carbonEurT() == null
        ? MonthlySeries.constant(reference.firstMonth(), 12, 0)
        : live.carbonEurT();
  }

  private Map<String, MonthlySeries> capacity(Outlooks live, WhatIf question) {
    Map<String, MonthlySeries> capacity = new HashMap<>(live.capacityFactor());
    MonthlySeries carbon = span(live);
    question
        .capacity()
        .forEach((id, f) -> capacity.put(id, constant(f, carbon.start(), carbon.months())));
    return capacity;
  }

  private static Situation situation(Situation now, WhatIf question) {
    Stance stance = now.stance();
    if (question.policy() != null) {
      stance = stance.with(question.policy(), null);
    }
    if (question.weights() != null) {
      stance = stance.with(question.weights(), null, "");
    }
    return now.with(stance);
  }

  private static InitialState stocked(InitialState state, WhatIf question) {
    Map<String, Map<Commodity, Double>> days = new HashMap<>(state.stockDays());
    question
        .stockDays()
        .forEach(
            (plant, some) -> {
              Map<Commodity, Double> all = new EnumMap<>(Commodity.class);
              all.putAll(days.getOrDefault(plant, Map.of()));
              all.putAll(some);
              days.put(plant, all);
            });
    return new InitialState(
        state.executedShares(),
        state.executedRoutes(),
        days,
        state.openRecyclers(),
        state.arrivingKwh(),
        state.returnedKwh());
  }

  private static MonthlySeries constant(double value, YearMonth start, int months) {
    return MonthlySeries.constant(start, months, value);
  }
}
