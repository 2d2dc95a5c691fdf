package org.looptwin.optimise.fuzzy.compromise;

import java.util.Collections;
import java.util.List;

/**
 * Which compromise is sought.
 *
 * @param phi weight of the least membership, 0 to 1
 * @param weights by aim, sum 1
 */
public record Wish(Method method, double phi, List<Double> weights) {
  public static final double PHI = 0.4;

  public Wish {
    weights = List.copyOf(weights);
  }

  public static Wish equal(Method method, int aims) {
    return new Wish(method, PHI, Collections.nCopies(aims, 1.0 / aims));
  }

  public Wish with(List<Double> otherWeights) {
    return new Wish(method, phi, otherWeights);
  }

  public Wish with(double otherPhi) {
    return new Wish(method, otherPhi, weights);
  }
}
