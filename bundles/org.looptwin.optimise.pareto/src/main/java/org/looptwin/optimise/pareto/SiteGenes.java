package org.looptwin.optimise.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.looptwin.optimise.pareto.Nsga2.Value;
import org.looptwin.optimise.pareto.Scalars.Found;

/**
 * NSGA-II over sites with exact flows inside. A genome is one bit for each site and, for each aim
 * but the first, a level in [0, 1] between the ideal and the nadir. Its flows are a linear
 * programme: aim 0 least with the others at most at their levels, and where the sites cannot keep a
 * level, as near to it as they can. So every flow is efficient for its sites, and every efficient
 * plan has a genome: the method can reach the same front as the epsilon-constraint.
 */
final class SiteGenes {
  private static final double EXCESS = 1000;
  private static final double SLACK = 1e-4;

  private final SiteScalars scalars;
  private final Ranges ranges;
  private final int sites;
  private final List<Found> found = new ArrayList<>();

  /**
   * @param ranges frozen; the same that the epsilon-constraint's levels come from
   */
  SiteGenes(SiteScalars scalars, Ranges ranges) {
    this.scalars = scalars;
    this.ranges = ranges;
    this.sites = scalars.sites().length;
  }

  /** All plans found, whether beaten or not; the search may have been interrupted. */
  List<Found> found() {
    return List.copyOf(found);
  }

  /**
   * @throws Scalars.Interrupted when time is up or the caller cancelled
   */
  void breed(int size, int generations, long seed) {
    int levels = scalars.aims() - 1;
    double[] ones = new double[levels];
    Arrays.fill(ones, 1);
    Variation variation = new Variation(sites, new double[levels], ones, 15, 20);
    new Nsga2(variation, this::value, seed).run(first(size), size, generations);
  }

  /** Half of the first generation: all sites open, at evenly spread levels. */
  private List<Genome> first(int size) {
    BitSet all = new BitSet();
    all.set(0, sites);
    List<Genome> first = new ArrayList<>();
    int parts = 1;
    while (DasDennis.points(scalars.aims(), parts + 1).size() <= size / 2) {
      parts++;
    }
    for (double[] point : DasDennis.points(scalars.aims(), parts)) {
      first.add(new Genome(all, Arrays.copyOfRange(point, 1, point.length)));
    }
    return first;
  }

  private Value value(Genome genome) {
    int aims = scalars.aims();
    double[] weights = new double[aims];
    double[] caps = Scalar.noCaps(aims);
    double[] excess = new double[aims];
    weights[0] = 1;
    for (int k = 1; k < aims; k++) {
      double rate = ranges.width(0) / Math.max(1e-9, ranges.width(k));
      caps[k] = ranges.ideal()[k] + genome.reals()[k - 1] * ranges.width(k);
      excess[k] = EXCESS * rate;
      weights[k] = SLACK * rate;
    }
    Optional<Found> flows = scalars.fixed(genome.bits(), new Scalar(weights, caps), excess);
    if (flows.isEmpty()) {
      return new Value(new double[aims], 1 + sites - genome.bits().cardinality());
    }
    found.add(flows.get());
    return new Value(flows.get().values(), 0);
  }
}
