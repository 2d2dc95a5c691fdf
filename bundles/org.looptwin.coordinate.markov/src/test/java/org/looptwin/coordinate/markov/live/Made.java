package org.looptwin.coordinate.markov.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.LinearSolvers;
import org.looptwin.coordinate.markov.deal.Deal;
import org.looptwin.coordinate.markov.deal.Situation;
import org.looptwin.optimise.highs.HighsSolver;

/** Makes each situation and each contract of least penalties once: that takes seconds. */
final class Made extends Negotiation {
  private final Map<List<Object>, Situation> situations = new HashMap<>();
  private final Map<Situation, Deal> least = new IdentityHashMap<>();

  private Made(LinearSolvers solvers) {
    super(solvers);
  }

  static Made withHighs() {
    LinearSolvers solvers = new LinearSolvers();
    try {
      solvers.bindLinearSolver(HighsSolver.unpackedTo(Path.of("target/highs")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Made(solvers);
  }

  @Override
  Situation situation(LoopData data, Objective objective) throws NoValueException {
    List<Object> key = List.of(data.prices(), data.settings(), data.means(), objective);
    if (!situations.containsKey(key)) {
      situations.put(key, super.situation(data, objective));
    }
    return situations.get(key);
  }

  @Override
  Deal deal(Situation situation, double firmness) throws NoValueException {
    if (!least.containsKey(situation)) {
      least.put(situation, super.deal(situation, 1));
    }
    return Deal.of(situation, least.get(situation).contract().firm(firmness), firmness);
  }
}
