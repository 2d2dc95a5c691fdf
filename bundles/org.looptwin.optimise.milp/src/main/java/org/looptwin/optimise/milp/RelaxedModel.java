package org.looptwin.optimise.milp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;

/** A question's matrix after limits have given way. */
final class RelaxedModel {
  private final PlanningModel planning;

  /** Upper or lower bounds by column or row that have moved, so that moves add up. */
  private final Map<Give.Bound, Double> moved = new HashMap<>();

  private RelaxedModel(PlanningModel planning) {
    this.planning = planning;
  }

  static LinearModel of(PlanningProblem problem, List<Concession> concessions) {
    PlanningModel planning = new PlanningModel(Instance.of(opened(problem, concessions)));
    return new RelaxedModel(planning).matrix(concessions);
  }

  private static PlanningProblem opened(PlanningProblem problem, List<Concession> concessions) {
    Set<String> open = new TreeSet<>(problem.sites().open());
    concessions.stream()
        .filter(concession -> concession.kind() == Concession.Kind.SITE)
        .forEach(concession -> open.add(concession.at()));
    return problem.sites().kind() == Sites.Kind.FIXED ? problem.with(Sites.fixed(open)) : problem;
  }

  private LinearModel matrix(List<Concession> concessions) {
    Map<String, Give> limits = new HashMap<>();
    Gives.of(planning).forEach(give -> limits.put(give.key(), give));
    for (Concession concession : concessions) {
      if (concession.kind() != Concession.Kind.SITE) {
        Give give = limits.get(Give.key(concession));
        if (give == null) {
          throw new IllegalArgumentException(
              "The question has no limit %s. Maybe the concession is another question's."
                  .formatted(Give.key(concession)));
        }
        move(give.bound(), concession.amount());
      }
    }
    ModelChanges changes = new ModelChanges(planning.matrix());
    moved.keySet().forEach(bound -> apply(changes, bound));
    return changes.model();
  }

  private void move(Give.Bound bound, double amount) {
    Give.Bound own = new Give.Bound(bound.row(), bound.index(), bound.upper(), -1);
    moved.merge(own, amount, Double::sum);
    for (int kept : planning.risk().keeping(own)) {
      moved.merge(Give.Bound.rowUpper(kept), amount, Double::sum);
    }
    if (bound.also() >= 0) {
      move(Give.Bound.rowUpper(bound.also()), amount);
    }
  }

  private void apply(ModelChanges changes, Give.Bound bound) {
    LinearModel matrix = planning.matrix();
    int at = bound.index();
    double up = by(bound, true);
    double down = by(bound, false);
    if (bound.row()) {
      changes.rowBounds(at, matrix.rowLower(at) - down, matrix.rowUpper(at) + up);
    } else {
      changes.bounds(at, matrix.lower(at) - down, matrix.upper(at) + up);
    }
  }

  private double by(Give.Bound bound, boolean upper) {
    return moved.getOrDefault(new Give.Bound(bound.row(), bound.index(), upper, -1), 0.0);
  }
}
