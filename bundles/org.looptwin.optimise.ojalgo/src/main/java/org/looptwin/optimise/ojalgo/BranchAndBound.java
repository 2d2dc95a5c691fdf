package org.looptwin.optimise.ojalgo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Recheck;
import org.ojalgo.optimisation.Optimisation.State;

/**
 * Best-bound branch and bound with plunging over {@link Relaxation}. Single-threaded and
 * deterministic; the bound it reports is the least over every node it left open or cut off, so that
 * a gap is never claimed that was not proven. (ojAlgo's own integer solver counts nodes it could
 * not solve as infeasible and reports no bound.)
 */
final class BranchAndBound {
  private static final double WHOLE = 1e-6;
  private static final double NOISE = 1e-9;

  private final LinearModel model;
  private final Relaxation relaxation;
  private final Recheck recheck;
  private final Limits limits;
  private final double gap;
  private final int[] integers;
  private final PseudoCosts pseudoCosts;
  private final PriorityQueue<Node> open =
      new PriorityQueue<>(Comparator.comparingDouble(Node::bound).thenComparing(Node::number));
  private double leastCutOff = Double.POSITIVE_INFINITY;
  private int nodes;
  private volatile Progress progress = Progress.NONE;

  BranchAndBound(LinearModel model, Recheck recheck, Limits limits, double gap) {
    this.model = model;
    this.relaxation = new Relaxation(model);
    this.recheck = recheck;
    this.limits = limits;
    this.gap = gap;
    this.integers = IntStream.range(0, model.columns()).filter(model::integer).toArray();
    this.pseudoCosts = new PseudoCosts(integers.length);
  }

  /** The best point and bound so far; may be asked for from another thread. */
  Progress progress() {
    return progress;
  }

  /**
   * @return how it ended: OPTIMAL when searched to the gap (then a progress without x means that
   *     nothing whole exists: INFEASIBLE), UNBOUNDED or FAILED from the first relaxation,
   *     APPROXIMATE when stopped
   */
  State run() {
    double[] low = new double[integers.length];
    double[] high = new double[integers.length];
    for (int at = 0; at < integers.length; at++) {
      low[at] = Math.ceil(model.lower(integers[at]) - NOISE);
      high[at] = Math.floor(model.upper(integers[at]) + NOISE);
      if (low[at] > high[at]) {
        return State.INFEASIBLE;
      }
    }
    Node root = new Node(low, high, Double.NEGATIVE_INFINITY, nodes++);
    apply(root);
    Relaxation.Point first = relaxation.solve(limits);
    if (!first.optimal()) {
      return limits.over() ? State.APPROXIMATE : first.state();
    }
    open.add(root);
    progress = new Progress(null, Double.NaN, first.objective());
    roundUp(root, first);
    search();
    bound();
    return limits.over() && !open.isEmpty() ? State.APPROXIMATE : ended();
  }

  private State ended() {
    if (progress.x() != null) {
      return State.OPTIMAL;
    }
    return leastCutOff == Double.POSITIVE_INFINITY ? State.INFEASIBLE : State.FAILED;
  }

  private void search() {
    while (!open.isEmpty() && !limits.over()) {
      Node node = open.poll();
      if (node.bound() >= cutOff()) {
        leastCutOff = Math.min(leastCutOff, node.bound());
        open.clear();
        return;
      }
      Node next = node;
      while (next != null) {
        if (limits.over()) {
          open.add(next);
          return;
        }
        next = plunge(next);
      }
      bound();
    }
  }

  /** Solves a node; returns the child to go on with, or null when this branch has ended. */
  private Node plunge(Node node) {
    apply(node);
    Relaxation.Point point = relaxation.solve(limits);
    if (!point.optimal()) {
      if (limits.over()) {
        open.add(node);
      } else if (point.state() != State.INFEASIBLE) {
        leastCutOff = Math.min(leastCutOff, node.bound());
      }
      return null;
    }
    double bound = Math.max(node.bound(), point.objective());
    if (bound >= cutOff()) {
      leastCutOff = Math.min(leastCutOff, bound);
      return null;
    }
    int at = branchOn(point.x());
    if (at < 0) {
      accept(node, point, bound);
      return null;
    }
    return branch(node, point, bound, at);
  }

  private void accept(Node node, Relaxation.Point point, double bound) {
    leastCutOff = Math.min(leastCutOff, bound);
    if (offer(point.x())) {
      return;
    }
    double[] whole = new double[integers.length];
    Arrays.setAll(whole, at -> Math.rint(point.x()[integers[at]]));
    offerFixed(node, whole);
  }

  private Node branch(Node node, Relaxation.Point point, double bound, int at) {
    double value = point.x()[integers[at]];
    double fraction = value - Math.floor(value);
    Node down = node.child(at, node.low()[at], Math.floor(value), bound, nodes++);
    Node up = node.child(at, Math.ceil(value), node.high()[at], bound, nodes++);
    boolean goUp = fraction >= 0.5;
    open.add(goUp ? down : up);
    Node first = goUp ? up : down;
    apply(first);
    Relaxation.Point child = relaxation.solve(limits);
    if (child.optimal()) {
      double distance = goUp ? 1 - fraction : fraction;
      pseudoCosts.observe(at, goUp, distance, child.objective() - point.objective());
    }
    return first;
  }

  private int branchOn(double[] x) {
    int best = -1;
    double bestScore = -1;
    for (int at = 0; at < integers.length; at++) {
      double fraction = x[integers[at]] - Math.floor(x[integers[at]]);
      if (Math.min(fraction, 1 - fraction) > WHOLE) {
        double score = pseudoCosts.score(at, fraction);
        if (score > bestScore) {
          bestScore = score;
          best = at;
        }
      }
    }
    return best;
  }

  /** A first point: every fraction up, which opens what is used a little. */
  private void roundUp(Node root, Relaxation.Point point) {
    double[] whole = new double[integers.length];
    Arrays.setAll(
        whole, at -> Math.min(root.high()[at], Math.ceil(point.x()[integers[at]] - WHOLE)));
    offerFixed(root, whole);
  }

  private void offerFixed(Node node, double[] whole) {
    apply(new Node(whole, whole, node.bound(), node.number()));
    Relaxation.Point point = relaxation.solve(limits);
    if (point.optimal()) {
      offer(point.x());
    }
  }

  /** Keeps a point that holds when its integers are made exact; tells whether it holds. */
  private boolean offer(double[] x) {
    double[] snapped = x.clone();
    for (int column : integers) {
      snapped[column] = Math.rint(x[column]);
    }
    if (!recheck.violations(model, snapped).isEmpty()) {
      return false;
    }
    double objective = model.objective(snapped);
    if (progress.x() == null || objective < progress.objective()) {
      progress = new Progress(snapped, objective, progress.bound());
    }
    return true;
  }

  private double cutOff() {
    if (progress.x() == null) {
      return Double.POSITIVE_INFINITY;
    }
    double best = progress.objective();
    return best - Math.max(gap * Math.abs(best), NOISE * Math.max(1, Math.abs(best)));
  }

  private void bound() {
    double least = open.isEmpty() ? leastCutOff : Math.min(leastCutOff, open.peek().bound());
    if (progress.x() != null) {
      least = Math.min(least, progress.objective());
    }
    if (Double.isFinite(least)) {
      progress = new Progress(progress.x(), progress.objective(), least);
    }
  }

  private void apply(Node node) {
    for (int at = 0; at < integers.length; at++) {
      if (model.lower(integers[at]) != model.upper(integers[at])) {
        relaxation.bounds(integers[at], node.low()[at], node.high()[at]);
      }
    }
  }

  /**
   * @param x null while there is none
   * @param bound proven so far; NaN while there is none
   */
  record Progress(double[] x, double objective, double bound) {
    static final Progress NONE = new Progress(null, Double.NaN, Double.NaN);
  }

  /** Bounds by integer, the bound inherited, and a number that breaks ties. */
  private record Node(double[] low, double[] high, double bound, int number) {
    Node child(int at, double childLow, double childHigh, double childBound, int childNumber) {
      double[] lows = low.clone();
      double[] highs = high.clone();
      lows[at] = childLow;
      highs[at] = childHigh;
      return new Node(lows, highs, childBound, childNumber);
    }
  }
}
