package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;

/**
 * Years sampled from the case's history: which supplier or sea class is interrupted in which month.
 * A year takes as many months in a row of the history, so that what was dangerous together stays
 * together; a source's probability in a month is the plan's own, times that month's observed
 * probability over the source's mean. Draws are systematic, so that the means stay within one
 * scenario of the probabilities.
 *
 * @param sources suppliers, then sea classes
 * @param lost [scenario][source][month]
 */
record LossScenarios(List<Source> sources, boolean[][][] lost) {

  /** A supplier by its position, or a lane class. */
  record Source(int supplier, LaneClass laneClass) {}

  /** Null where the protection needs none. */
  static LossScenarios of(PlanningProblem problem, Sets sets, Values values) {
    if (problem.protection() instanceof Protection.Wasserstein ball) {
      return sample(problem, sets, values, ball.scenarios(), ball.seed());
    }
    if (problem.protection() instanceof Protection.Tail tail) {
      return sample(problem, sets, values, tail.scenarios(), tail.seed());
    }
    return null;
  }

  private static LossScenarios sample(
      PlanningProblem problem, Sets sets, Values values, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> nominal = new ArrayList<>();
    List<MonthlySeries> observed = new ArrayList<>();
    List<Node> suppliers = sets.suppliers();
    for (int s = 0; s < suppliers.size(); s++) {
      nominal.add(values.supplierP()[s]);
      observed.add(problem.reference().observations().supplierP().get(suppliers.get(s).id()));
    }
    Map<LaneClass, MonthlySeries> links = problem.reference().observations().linkP();
    for (LaneClass type : seaClasses(sets)) {
      nominal.add(values.laneP()[firstLane(sets, type)]);
      observed.add(links.get(type));
    }
    List<Source> sources = sources(sets);
    int[] starts = strata(count, random);
    boolean[][][] lost = new boolean[count][sources.size()][problem.months()];
    for (int j = 0; j < sources.size(); j++) {
      double[] ratio = ratio(observed.get(j));
      for (int t = 0; t < problem.months(); t++) {
        lose(lost, j, t, probabilities(nominal.get(j)[t], ratio, starts, t), random);
      }
    }
    return new LossScenarios(sources, lost);
  }

  /** Suppliers, then sea classes. */
  static List<Source> sources(Sets sets) {
    List<Source> sources = new ArrayList<>();
    for (int s = 0; s < sets.suppliers().size(); s++) {
      sources.add(new Source(s, null));
    }
    seaClasses(sets).forEach(type -> sources.add(new Source(-1, type)));
    return sources;
  }

  /** By scenario: the plan's probability, scaled by the month of the history it stands in. */
  private static double[] probabilities(double nominal, double[] ratio, int[] starts, int t) {
    double[] p = new double[starts.length];
    for (int i = 0; i < p.length; i++) {
      int month = (int) ((long) starts[i] * ratio.length / p.length) + t;
      p[i] = Math.min(1, nominal * ratio[month % ratio.length]);
    }
    return p;
  }

  /**
   * Systematic sampling: each scenario loses the source with its own probability, and as many lose
   * it as the probabilities sum to, but for the fraction.
   */
  private static void lose(
      boolean[][][] lost, int source, int month, double[] p, SplittableRandom random) {
    double sum = random.nextDouble();
    for (int i : strata(p.length, random)) {
      double next = sum + p[i];
      lost[i][source][month] = Math.floor(next) > Math.floor(sum);
      sum = next;
    }
  }

  private static TreeSet<LaneClass> seaClasses(Sets sets) {
    TreeSet<LaneClass> classes = new TreeSet<>();
    sets.lanes().forEach(lane -> classes.add(lane.laneClass()));
    classes.removeIf(type -> !type.sea());
    return classes;
  }

  private static int firstLane(Sets sets, LaneClass type) {
    int a = 0;
    while (sets.lanes().get(a).laneClass() != type) {
      a++;
    }
    return a;
  }

  /** The observed probabilities over their mean; 1 where nothing was observed. */
  private static double[] ratio(MonthlySeries observed) {
    if (observed == null || observed.months() == 0) {
      return new double[] {1};
    }
    double[] ratio = observed.toArray();
    double mean = java.util.Arrays.stream(ratio).average().orElse(0);
    for (int h = 0; h < ratio.length; h++) {
      ratio[h] = mean == 0 ? 1 : ratio[h] / mean;
    }
    return ratio;
  }

  /** 0 to count - 1 in random order. */
  private static int[] strata(int count, SplittableRandom random) {
    int[] order = java.util.stream.IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  int count() {
    return lost.length;
  }

  /** Share of the years in which the source is lost in the month. */
  double mean(int source, int month) {
    int sum = 0;
    for (boolean[][] year : lost) {
      sum += year[source][month] ? 1 : 0;
    }
    return (double) sum / lost.length;
  }

  /** The values with the sampled means as probabilities. */
  Values means(Values values, Sets sets) {
    double[][] supplierP = new double[values.supplierP().length][];
    double[][] laneP = values.laneP().clone();
    for (int j = 0; j < sources.size(); j++) {
      double[] path = new double[values.periods()];
      for (int t = 0; t < path.length; t++) {
        path[t] = mean(j, t);
      }
      Source source = sources.get(j);
      if (source.laneClass() == null) {
        supplierP[source.supplier()] = path;
      }
      for (int a = 0; a < laneP.length; a++) {
        if (sets.lanes().get(a).laneClass() == source.laneClass()) {
          laneP[a] = path;
        }
      }
    }
    return values.withProbabilities(supplierP, laneP);
  }
}
