package org.looptwin.uncertainty.extremes;

import java.util.SplittableRandom;

/** How two uniform values hang together. */
interface Copula {
  /** E.g. {@code gumbel}. */
  String name();

  /** Of the density at a point inside the unit square. */
  double logDensity(double u, double v);

  /** Kendall's rank correlation. */
  double tau();

  /** Limit of P(V &gt; u | U &gt; u) as u goes to 1: whether extremes come together. */
  double upperTail();

  /** Limit of P(V &lt;= u | U &lt;= u) as u goes to 0. */
  double lowerTail();

  /** Draws so many values at once: every pair of them hangs together like this. */
  double[] draw(int dimensions, SplittableRandom random);
}
