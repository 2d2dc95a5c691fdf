package org.looptwin.optimise.fuzzy.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.highs.HighsSolver;

/**
 * Draws networks of random sizes and asks of each, at the strictest degree, whether every customer
 * can be served in full: {@code FuzzyInstances GENERATOR.json LIBRARIES COUNT}. Prints a line for
 * each that cannot, then {@code feasible N of COUNT, seconds S}.
 */
public final class FuzzyInstances {
  private static final double FLOOR = 0.6;

  public static void main(String[] words) throws Exception {
    Path file = Path.of(words[0]);
    Generator generator = Generator.read(Entry.root(words[0], Files.readString(file)));
    LinearSolver solver = HighsSolver.unpackedTo(Path.of(words[1]));
    Budget budget = new Budget(Duration.ofMinutes(2), 0, 1);
    int count = Integer.parseInt(words[2]);
    long began = System.nanoTime();
    int feasible = 0;
    for (long seed = 1; seed <= count; seed++) {
      Sizes sizes = sizes(new SplittableRandom(seed));
      LinearModel model = new NetworkRun(generator, sizes, seed, 1, true, FLOOR, 1).model();
      if (solver.solve(everythingOpen(model), budget, Watch.NONE).hasSolution()) {
        feasible++;
      } else {
        System.out.printf("infeasible: seed %d, %s%n", seed, sizes);
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("feasible %d of %d, seconds %.1f%n", feasible, count, seconds);
  }

  private static Sizes sizes(SplittableRandom random) {
    return new Sizes(
        1 + random.nextInt(12),
        1 + random.nextInt(6),
        1 + random.nextInt(8),
        1 + random.nextInt(24),
        1 + random.nextInt(8),
        1 + random.nextInt(4),
        1 + random.nextInt(5),
        1 + random.nextInt(12));
  }

  /** Every site open with a device of the first kind, nobody short. */
  private static LinearModel everythingOpen(LinearModel model) {
    ModelChanges changes = new ModelChanges(model);
    for (int column = 0; column < model.columns(); column++) {
      String name = model.columnName(column);
      if (model.integer(column) && !name.startsWith("count[")) {
        boolean one = name.startsWith("open[") || name.startsWith("U[") && name.endsWith("_i1]");
        changes.bounds(column, one ? 1 : 0, one ? 1 : 0);
      } else if (name.startsWith("L_")) {
        changes.bounds(column, 0, 0);
      }
    }
    return changes.model().relaxed();
  }
}
