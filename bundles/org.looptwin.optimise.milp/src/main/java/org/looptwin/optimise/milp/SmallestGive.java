package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * The least weighted total by which limits give way, at as few places as deletion finds: each place
 * in turn, small ones first, is held, and stays so where the total does not grow.
 *
 * <p>Less of it does not do: a smaller total makes nothing feasible.
 */
final class SmallestGive {
  private static final double NOTHING_KWH = 1e-3;
  private static final int MOST_DELETIONS = 30;

  private final ElasticModel elastic;
  private final LinearSolver.Session session;
  private final Deadline deadline;
  private final Watch watch;
  private double[] amounts;

  SmallestGive(ElasticModel elastic, LinearSolver.Session session, Deadline deadline, Watch watch) {
    this.elastic = elastic;
    this.session = session;
    this.deadline = deadline;
    this.watch = watch;
    LinearAnswer first = solve();
    if (first.status() == Status.OPTIMAL && first.objective() > NOTHING_KWH) {
      amounts = elastic.amounts(first.x());
      thin(first.objective());
    }
  }

  /** Whether anything has to give way, and it is known what. */
  boolean found() {
    return amounts != null;
  }

  /** By how much a limit gives way, in its unit, with what solvers round off on top; 0 for most. */
  double amount(int give) {
    return amounts[give] > NOTHING_KWH / 10 ? amounts[give] * (1 + 1e-6) + NOTHING_KWH : 0;
  }

  private LinearAnswer solve() {
    return session.solve(deadline.left(), watch);
  }

  private void thin(double total) {
    for (int i = 0; i < amounts.length; i++) {
      if (amount(i) == 0) {
        hold(i, 0);
      }
    }
    double allowed = total * (1 + 1e-7) + NOTHING_KWH / 10;
    places().stream().limit(MOST_DELETIONS).forEach(place -> delete(place, allowed));
  }

  private void delete(List<Integer> place, double allowed) {
    place.forEach(i -> hold(i, 0));
    LinearAnswer answer = solve();
    if (answer.status() == Status.OPTIMAL && answer.objective() <= allowed) {
      amounts = elastic.amounts(answer.x());
    } else {
      place.forEach(i -> hold(i, elastic.upper(i)));
    }
  }

  private void hold(int give, double most) {
    session.bounds(elastic.column(give), 0, most);
  }

  /** Limits that give way, together by kind, site and commodity; the smallest first. */
  private List<List<Integer>> places() {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < amounts.length; i++) {
      if (amount(i) > 0) {
        Give give = elastic.gives().get(i);
        String at = "%s %s %s".formatted(give.kind(), give.at(), give.commodity());
        places.computeIfAbsent(at, key -> new ArrayList<>()).add(i);
      }
    }
    List<List<Integer>> sorted = new ArrayList<>(places.values());
    sorted.sort(Comparator.comparingDouble(this::sum));
    return sorted;
  }

  private double sum(List<Integer> place) {
    return place.stream().mapToDouble(i -> elastic.gives().get(i).size(amounts[i])).sum();
  }

  /**
   * Holds some limits that give way, lets others give way instead; what else gives way stays.
   *
   * @return kWh by limit that others give way more, none when they do not do; empty when that was
   *     not found out
   */
  Optional<Map<Integer, Double>> instead(Collection<Integer> held, Predicate<Give> others) {
    List<Integer> opened = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      boolean open = !held.contains(i) && others.test(elastic.gives().get(i));
      if (open) {
        opened.add(i);
        hold(i, elastic.upper(i));
      } else if (amount(i) > 0) {
        hold(i, held.contains(i) ? 0 : amount(i));
      }
    }
    LinearAnswer answer = solve();
    opened.forEach(i -> hold(i, 0));
    if (answer.status() != Status.OPTIMAL) {
      return answer.status() == Status.INFEASIBLE ? Optional.of(Map.of()) : Optional.empty();
    }
    double[] instead = elastic.amounts(answer.x());
    Map<Integer, Double> found = new LinkedHashMap<>();
    opened.stream()
        .filter(i -> instead[i] - amount(i) > NOTHING_KWH)
        .forEach(i -> found.put(i, instead[i] - amount(i)));
    return Optional.of(found);
  }
}
