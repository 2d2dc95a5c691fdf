package org.looptwin.optimise.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * Questions about a model whose only whole columns open or close sites, by branch and bound over
 * the sites with warm linear programmes: the open node with the least bound comes first and is
 * branched on the site its relaxation is least decided about. Choices that the relaxations round
 * to, and those that served other questions, are solved with their sites fixed. Ends when proven
 * within the gap asked for, or after a number of nodes with the gap it has then.
 */
final class SiteScalars implements Scalars, AutoCloseable {
  private static final double[] THRESHOLDS = {0.5, 0.1, 0.9};
  private static final int MOST_REMEMBERED = 4;
  private static final int MOST_NODES = 300;
  private static final double WHOLE = 1e-6;

  private final AimModel model;
  private final LinearSolver solver;
  private final Supplier<Budget> left;
  private final Watch watch;
  private final int[] sites;
  private final LinearSolver.Session relaxed;
  private final LinearSolver.Session fixed;
  private final Set<BitSet> remembered = new LinkedHashSet<>();
  private int solves;

  /**
   * @param left what is left of the budget, asked before each solve; its gap is the one to prove
   */
  SiteScalars(AimModel model, LinearSolver solver, Supplier<Budget> left, Watch watch) {
    this.model = model;
    this.solver = solver;
    this.left = left;
    this.watch = watch;
    LinearModel matrix = model.model();
    sites = IntStream.range(0, matrix.columns()).filter(matrix::integer).toArray();
    relaxed = solver.open(matrix.relaxed());
    fixed = solver.open(matrix.relaxed());
  }

  @Override
  public int aims() {
    return model.aims();
  }

  /** Columns of the sites that may be open or closed; bit i of a choice is the i-th of them. */
  int[] sites() {
    return sites.clone();
  }

  /** Linear and mixed-integer models solved. */
  int solves() {
    return solves;
  }

  @Override
  public Optional<Found> solve(Scalar question) {
    put(relaxed, question);
    decide(new BitSet(), new BitSet());
    LinearAnswer bound = ask(relaxed);
    if (bound.status() == Status.FAILED) {
      bound = solver.solve(model.of(question).relaxed(), left.get(), watch);
    }
    if (bound.status() == Status.INFEASIBLE) {
      return Optional.empty();
    }
    if (!bound.hasSolution()) {
      throw interrupted(bound);
    }
    put(fixed, question);
    Search search = new Search(question);
    candidates(bound.x()).forEach(search::attempt);
    search.branch(new Node(bound.objective(), new BitSet(), new BitSet(), whole(bound.x())));
    return search.found();
  }

  /** With the same sites. */
  @Override
  public Optional<Found> refine(Scalar question, Found near) {
    Optional<Found> flows =
        fixed(rounded(whole(near.x()), 0.5), question, new double[model.aims()]);
    return flows.map(found -> new Found(found.values(), found.x(), near.gap()));
  }

  /** [site] how far a relaxation opens it. */
  private double[] whole(double[] x) {
    return Arrays.stream(sites).mapToDouble(column -> x[column]).toArray();
  }

  /** Sites decided open and closed; the others are the relaxation's. */
  private record Node(double bound, BitSet open, BitSet closed, double[] z) {
    /** The site nearest to a half; -1 when all are whole. */
    private int undecided() {
      int least = -1;
      for (int i = 0; i < z.length; i++) {
        double distance = Math.abs(z[i] - 0.5);
        if (distance < 0.5 - WHOLE && (least < 0 || distance < Math.abs(z[least] - 0.5))) {
          least = i;
        }
      }
      return least;
    }
  }

  private List<BitSet> candidates(double[] x) {
    List<BitSet> choices = new ArrayList<>();
    for (double threshold : THRESHOLDS) {
      choices.add(rounded(whole(x), threshold));
    }
    List<BitSet> before = new ArrayList<>(remembered);
    Collections.reverse(before);
    choices.addAll(before);
    return choices;
  }

  private static BitSet rounded(double[] z, double threshold) {
    BitSet open = new BitSet();
    for (int i = 0; i < z.length; i++) {
      open.set(i, z[i] >= threshold);
    }
    return open;
  }

  /**
   * The best with exactly these sites open.
   *
   * @param excessCosts [aim] what a unit beyond its cap costs; 0 for a cap that holds
   */
  Optional<Found> fixed(BitSet open, Scalar question, double[] excessCosts) {
    put(fixed, question);
    for (int k = 0; k < excessCosts.length; k++) {
      boolean may = excessCosts[k] > 0;
      fixed.bounds(model.excess(k), 0, may ? Double.POSITIVE_INFINITY : 0);
      fixed.cost(model.excess(k), excessCosts[k]);
    }
    return flows(open).map(x -> new Found(model.values(x), x, Double.NaN));
  }

  private Optional<double[]> flows(BitSet open) {
    for (int i = 0; i < sites.length; i++) {
      double value = open.get(i) ? 1 : 0;
      fixed.bounds(sites[i], value, value);
    }
    LinearAnswer answer = ask(fixed);
    return answer.hasSolution() ? Optional.of(answer.x()) : Optional.empty();
  }

  private void decide(BitSet open, BitSet closed) {
    for (int i = 0; i < sites.length; i++) {
      relaxed.bounds(sites[i], open.get(i) ? 1 : 0, closed.get(i) ? 0 : 1);
    }
  }

  private void put(LinearSolver.Session session, Scalar question) {
    for (int k = 0; k < model.aims(); k++) {
      session.cost(model.total(k), question.weights()[k]);
      session.rowBounds(model.cap(k), Double.NEGATIVE_INFINITY, question.caps()[k]);
      session.bounds(model.excess(k), 0, 0);
    }
  }

  private LinearAnswer ask(LinearSolver.Session session) {
    Budget budget = left.get();
    if (watch.cancelled()) {
      throw new Interrupted("cancelled");
    }
    if (budget.time().isZero() || budget.time().isNegative()) {
      throw new Interrupted("the time limit was reached");
    }
    solves++;
    LinearAnswer answer = session.solve(budget, watch);
    boolean ended = answer.status() == Status.CANCELLED || answer.status() == Status.TIME_LIMIT;
    if (ended && !answer.hasSolution()) {
      throw interrupted(answer);
    }
    return answer;
  }

  private Interrupted interrupted(LinearAnswer answer) {
    return new Interrupted(
        switch (answer.status()) {
          case CANCELLED -> "cancelled";
          case TIME_LIMIT -> "the time limit was reached";
          default ->
              "%s ended with %s. %s".formatted(solver.name(), answer.status(), answer.message());
        });
  }

  @Override
  public void close() {
    relaxed.close();
    fixed.close();
  }

  /** The best choice for one question. */
  private final class Search {
    private final Scalar asked;
    private final double gap = left.get().gap();
    private final Set<BitSet> tried = new LinkedHashSet<>();
    private final PriorityQueue<Node> nodes =
        new PriorityQueue<>(Comparator.comparingDouble(Node::bound));

    /** The least bound of what was set aside: good enough, or its linear programme failed. */
    private double aside = Double.POSITIVE_INFINITY;

    private double objective = Double.POSITIVE_INFINITY;
    private BitSet chosen;
    private double[] best;

    private Search(Scalar asked) {
      this.asked = asked;
    }

    private void branch(Node root) {
      nodes.add(root);
      for (int count = 0; count < MOST_NODES && !nodes.isEmpty(); count++) {
        if (good(nodes.peek().bound())) {
          break;
        }
        Node node = nodes.poll();
        int site = node.undecided();
        attempt(rounded(node.z(), 0.5));
        if (site >= 0) {
          child(node, site, true);
          child(node, site, false);
        } else {
          aside = Math.min(aside, Math.max(node.bound(), objective));
        }
      }
    }

    private void child(Node parent, int site, boolean opened) {
      BitSet open = (BitSet) parent.open().clone();
      BitSet closed = (BitSet) parent.closed().clone();
      (opened ? open : closed).set(site);
      decide(open, closed);
      LinearAnswer answer = ask(relaxed);
      if (answer.status() == Status.FAILED) {
        aside = Math.min(aside, parent.bound());
      } else if (answer.hasSolution() && good(answer.objective())) {
        aside = Math.min(aside, answer.objective());
      } else if (answer.hasSolution()) {
        nodes.add(new Node(answer.objective(), open, closed, whole(answer.x())));
      }
    }

    /** Whether plans that cost this much at least need no look. */
    private boolean good(double bound) {
      return objective - bound <= gap * Math.abs(objective);
    }

    private void attempt(BitSet choice) {
      if (!tried.add(choice)) {
        return;
      }
      Optional<double[]> x = flows(choice);
      double value = x.map(found -> asked.objective(model.values(found))).orElse(objective);
      if (value < objective) {
        objective = value;
        chosen = choice;
        best = x.get();
      }
    }

    private Optional<Found> found() {
      if (best == null) {
        return Optional.empty();
      }
      remembered.remove(chosen);
      remembered.add(chosen);
      if (remembered.size() > MOST_REMEMBERED) {
        remembered.remove(remembered.iterator().next());
      }
      double open = nodes.isEmpty() ? objective : nodes.peek().bound();
      double proven = Math.max(0, objective - Math.min(open, aside));
      double relative = proven / Math.max(1e-9, Math.abs(objective));
      return Optional.of(new Found(model.values(best), best, relative));
    }
  }
}
