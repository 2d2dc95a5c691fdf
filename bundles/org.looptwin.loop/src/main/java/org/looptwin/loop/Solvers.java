package org.looptwin.loop;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.optimise.api.Solver;

/** The solvers present, best ranking first. */
final class Solvers {
  private final Map<Solver, Integer> rankings = new IdentityHashMap<>();

  synchronized void add(Solver solver, Map<String, Object> properties) {
    rankings.put(solver, properties.get("service.ranking") instanceof Integer rank ? rank : 0);
  }

  synchronized void remove(Solver solver) {
    rankings.remove(solver);
  }

  synchronized List<Solver> ranked() {
    return rankings.entrySet().stream()
        .sorted(
            Map.Entry.<Solver, Integer>comparingByValue()
                .reversed()
                .thenComparing(entry -> entry.getKey().name()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
