package org.looptwin.optimise.milp;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.highs.HighsSolver;

/**
 * Times of the planner's own classes without a container, in seconds (wall, processor).
 *
 * <p>{@code build CASE}: the matrix, once, in a JVM that has done nothing else but read the case.
 * {@code warm CASE LIBRARIES TIMES}: a plan, then plans for the same sites after another price or
 * probability each time.
 */
public final class PlanTimes {
  /** Answers before the first that counts: a server's JVM has long been running. */
  private static final int WARM_UP = 4;

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private long wall;
  private long processor;

  public static void main(String[] words) throws Exception {
    Case reference = CaseFolder.read(Path.of(words[1])).reference();
    if (words[0].equals("build")) {
      new PlanTimes().build(PlanningProblem.of(reference));
    } else {
      HighsSolver solver = HighsSolver.unpackedTo(Path.of(words[2]));
      LinearPlanner planner = new LinearPlanner(solver.name());
      planner.slot().bind(solver);
      new PlanTimes().warm(planner, reference, Integer.parseInt(words[3]));
    }
  }

  private void build(PlanningProblem problem) {
    start();
    LinearModel model = new PlanningModel(Instance.of(problem)).matrix();
    tell("built", "%d columns, %d rows".formatted(model.columns(), model.rows()));
  }

  private void warm(LinearPlanner planner, Case reference, int times) {
    start();
    Plan plan = plan(planner, PlanningProblem.of(reference));
    tell("first", "gap %.5f".formatted(plan.gap()));
    Set<String> open = Set.copyOf(openRecyclers(plan, reference));
    PlanningProblem fixed = PlanningProblem.of(reference).with(Sites.fixed(open));
    start();
    plan(planner, fixed);
    tell("opened", "sites fixed");
    List<Node> suppliers = reference.network().nodes(NodeType.SUPPLIER);
    for (int i = -WARM_UP; i < times; i++) {
      Outlooks outlooks = changed(reference, suppliers.get((i + WARM_UP) * 7 % suppliers.size()), i);
      PlanningProblem next = fixed.with(outlooks, null, "deterministic");
      start();
      Plan replanned = plan(planner, next);
      tell(i < 0 ? "warming" : "again", "gap %.7f".formatted(replanned.gap()));
    }
  }

  /** In turn another carbon price and another supplier's probability of interruption. */
  private static Outlooks changed(Case reference, Node supplier, int i) {
    MonthlySeries carbon = i % 2 == 0 ? constant(reference, 80 + i) : null;
    Map<String, MonthlySeries> p =
        i % 2 == 0
            ? Map.of()
            : Map.of(supplier.id(), constant(reference, 0.05 + 0.15 * Math.floorMod(i, 5) / 5));
    return new Outlooks(p, Map.of(), carbon, null, Map.of(), Set.of());
  }

  private static MonthlySeries constant(Case reference, double value) {
    return MonthlySeries.constant(reference.firstMonth(), 12, value);
  }

  private static List<String> openRecyclers(Plan plan, Case reference) {
    List<String> open = new ArrayList<>();
    for (Node node : reference.network().nodes(NodeType.RECYCLING_CENTRE)) {
      if (Boolean.TRUE.equals(plan.sites().get(node.id()))) {
        open.add(node.id());
      }
    }
    return open;
  }

  private static Plan plan(LinearPlanner planner, PlanningProblem problem) {
    Budget budget = new Budget(Duration.ofSeconds(300), 0.003, 1);
    return planner
        .solve(problem, budget, Watch.NONE)
        .read(
            Answer.Solved::plan,
            Answer.OutOfBudget::best,
            none -> {
              throw new IllegalStateException("No plan exists: " + none.relaxation());
            },
            failed -> {
              throw new IllegalStateException(failed.because());
            });
  }

  private void start() {
    processor = MACHINE.getProcessCpuTime();
    wall = System.nanoTime();
  }

  private void tell(String what, String of) {
    double seconds = (System.nanoTime() - wall) / 1e9;
    double busy = (MACHINE.getProcessCpuTime() - processor) / 1e9;
    System.out.printf(Locale.ROOT, "%s %.3f %.3f %s%n", what, seconds, busy, of);
  }
}
