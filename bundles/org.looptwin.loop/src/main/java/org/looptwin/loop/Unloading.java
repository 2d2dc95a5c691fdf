package org.looptwin.loop;

import java.util.List;
import java.util.function.Function;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * Plans whose stores may be too full: what is on its way comes in as the plan in force, and then
 * the new one, make room. Where that leaves no plan, the crisis is planned without lots, then with
 * less in store, and what its use has room for comes in after that. What stays out is told.
 */
final class Unloading {
  private static final String UNKNOWN = "Whether less could be set aside was not found out (%s).";

  private final Function<PlanningProblem, Solution> first;
  private final Function<PlanningProblem, Solution> solve;

  Unloading(Function<PlanningProblem, Solution> solve) {
    this(solve, solve);
  }

  /**
   * @param first for the first question, whose reasons are told where no plan is found
   * @param solve for all others
   */
  Unloading(Function<PlanningProblem, Solution> first, Function<PlanningProblem, Solution> solve) {
    this.first = first;
    this.solve = solve;
  }

  /**
   * The problem with lots as the plan in force makes room for them.
   *
   * @param told with all lots in the months in which they arrive
   */
  static PlanningProblem expected(PlanningProblem told, Plan inForce) {
    return from(told, room(told).lotsBehind(use(told, inForce)));
  }

  /**
   * @param told with all lots in the months in which they arrive
   * @param inForce null when there is none
   */
  Solution of(PlanningProblem told, Plan inForce) {
    StoreRoom room = room(told);
    Solution first = this.first.apply(expected(told, inForce));
    if (first.planned() && room.leftOut(first.problem().initial()).isEmpty()) {
      return first;
    }
    Fit lots = plan -> room.lotsBehind(use(told, plan));
    Solution unladen = first.impossible() ? other(first, told, room.withoutLots()) : first;
    if (!unladen.impossible()) {
      return orElse(refined(told, unladen, lots), first);
    }
    Cut cut = cut(first, told, room);
    Solution better = refined(told, cut.found(), plan -> room.allBehind(use(told, plan)));
    return orElse(better.noting(cut.unknown()), first);
  }

  /**
   * @param found with as little cut from the stores as leaves a plan
   * @param unknown that less may do, in words, where that was not found out
   */
  private record Cut(Solution found, List<String> unknown) {}

  private Cut cut(Solution first, PlanningProblem told, StoreRoom room) {
    List<Double> levels = room.levels();
    Solution best = other(first, told, room.upTo(levels.get(0)));
    int possible = 0;
    int impossible = levels.size() - 1;
    while (best.planned() && impossible - possible > 1) {
      int middle = (possible + impossible) / 2;
      Solution less = solve.apply(from(told, room.upTo(levels.get(middle))));
      if (less.planned()) {
        best = less;
        possible = middle;
      } else if (less.impossible()) {
        impossible = middle;
      } else {
        return new Cut(best, List.of(UNKNOWN.formatted(less.failure().replaceFirst("\\.$", ""))));
      }
    }
    return new Cut(best, List.of());
  }

  /** From another state; what was found where it is the same. */
  private Solution other(Solution found, PlanningProblem told, InitialState state) {
    return state.equals(found.problem().initial()) ? found : solve.apply(from(told, state));
  }

  /** The first explanation, unless less in store may do and that was not found out. */
  private static Solution orElse(Solution found, Solution first) {
    return found.impossible() ? first : found;
  }

  /** Once more with what the plan found has room for; the plan itself where that is no more. */
  private Solution refined(PlanningProblem told, Solution found, Fit fit) {
    if (!found.planned()) {
      return found;
    }
    StoreRoom room = room(told);
    InitialState state = fit.behind(found.plan());
    if (!state.equals(found.problem().initial())) {
      Solution better = solve.apply(from(told, state));
      if (better.planned()) {
        return better.noting(room.leftOut(state));
      }
    }
    return found.noting(room.leftOut(found.problem().initial()));
  }

  private interface Fit {
    InitialState behind(Plan plan);
  }

  private static StoreRoom room(PlanningProblem told) {
    return new StoreRoom(told.reference(), told.initial(), told.months());
  }

  private static Use use(PlanningProblem told, Plan plan) {
    return Use.of(plan, told.reference(), told.months());
  }

  private static PlanningProblem from(PlanningProblem told, InitialState state) {
    return told.from(told.reference(), state);
  }
}
