package org.looptwin.optimise.pareto;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.pareto.Scalars.Found;

/** A front with fewer points: one after another, the point that adds most hypervolume. */
final class Thinning {
  private Thinning() {}

  static List<Found> to(int count, List<Found> front, Ranges measure) {
    if (front.size() <= count) {
      return front;
    }
    List<Found> left = new ArrayList<>(front);
    List<double[]> kept = new ArrayList<>();
    List<Found> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      int best = 0;
      double most = -1;
      for (int i = 0; i < left.size(); i++) {
        kept.add(left.get(i).values());
        double volume = measure.hypervolume(kept);
        kept.remove(kept.size() - 1);
        if (volume > most) {
          most = volume;
          best = i;
        }
      }
      chosen.add(left.remove(best));
      kept.add(chosen.get(chosen.size() - 1).values());
    }
    return EpsilonConstraint.efficient(chosen);
  }
}
