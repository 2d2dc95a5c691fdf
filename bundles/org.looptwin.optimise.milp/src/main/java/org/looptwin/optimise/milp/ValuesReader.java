package org.looptwin.optimise.milp;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * Reads a problem's numbers month by month.
 *
 * <p>Forecast paths are read by date: before their first month they hold the first value, after
 * their last the last. Capacity factors are 1 outside their months.
 */
final class ValuesReader {
  private final PlanningProblem problem;
  private final Sets sets;
  private final Outlooks outlooks;
  private final YearMonth start;
  private final int months;
  private final double scale;

  ValuesReader(PlanningProblem problem, Sets sets) {
    this.problem = problem;
    this.sets = sets;
    outlooks = problem.outlooks();
    start = problem.reference().firstMonth();
    months = problem.months();
    scale = problem.subset().demandScale();
  }

  Values read() {
    double[] steps = path(t -> t + 1.0);
    return new Values(
        Span.HORIZON,
        sets.suppliers().stream().map(this::supplierP).toArray(double[][]::new),
        sets.lanes().stream().map(this::laneP).toArray(double[][]::new),
        sets.suppliers().stream().map(this::capacityFactor).toArray(double[][]::new),
        sets.lanes().stream().map(this::open).toArray(boolean[][]::new),
        sets.vehicles().stream().map(this::demand).toArray(double[][]::new),
        sets.sources().stream().map(this::retired).toArray(double[][]::new),
        path(outlooks.carbonEurT(), problem.reference().parameters().carbonPriceEurT()),
        path(outlooks.recoveryRate(), problem.reference().parameters().recoveryRate()),
        steps,
        stocks(),
        new double[sets.plants().size()][sets.materials().size()],
        arriving(),
        sets.recyclers().stream()
            .mapToDouble(node -> problem.initial().returnedKwh().getOrDefault(node.id(), 0.0))
            .toArray());
  }

  private double[] supplierP(Node node) {
    return path(outlooks.supplierP().get(node.id()), node.pDisruptionBase());
  }

  private double[] laneP(Lane lane) {
    LaneClass type = lane.laneClass();
    double base =
        type == LaneClass.SUEZ
            ? problem.reference().parameters().pSuezCalm()
            : lane.pDisruptionBase();
    return path(type.sea() ? outlooks.laneClassP().get(type) : null, base);
  }

  private double[] capacityFactor(Node node) {
    MonthlySeries series = outlooks.capacityFactor().get(node.id());
    return path(
        t -> {
          int at = series == null ? -1 : position(series, t);
          return at < 0 || at >= series.months() ? 1 : series.at(at);
        });
  }

  private boolean[] open(Lane lane) {
    boolean[] open = new boolean[months];
    for (int t = 0; t < months; t++) {
      open[t] = t > 0 || !outlooks.closedInMonth1().contains(lane.laneClass());
    }
    return open;
  }

  private double[] demand(Node node) {
    return scaled(problem.reference().demandKwh().get(node.id()), scale);
  }

  private double[] retired(Node node) {
    if (node.type() != NodeType.HUB) {
      return scaled(problem.reference().retiredKwh().get(node.id()), scale);
    }
    double[] total = new double[months];
    for (MonthlySeries series : problem.reference().retiredKwh().values()) {
      double[] one = scaled(series, scale * node.weight());
      for (int t = 0; t < months; t++) {
        total[t] += one[t];
      }
    }
    return total;
  }

  private double[][] stocks() {
    List<Commodity> materials = sets.materials();
    double[][] stocks = new double[sets.plants().size()][materials.size()];
    for (int b = 0; b < stocks.length; b++) {
      Node plant = sets.plants().get(b);
      var days = problem.initial().stockDays().get(plant.id());
      for (int k = 0; k < materials.size(); k++) {
        Double known = days == null ? null : days.get(materials.get(k));
        stocks[b][k] =
            (known == null ? Constants.STOCK_START_DAYS : known)
                / Constants.DAYS_PER_MONTH
                * plant.capKwhMonth();
      }
    }
    return stocks;
  }

  private double[][][] arriving() {
    double[][][] arriving = new double[sets.plants().size()][sets.materials().size()][months];
    for (int b = 0; b < arriving.length; b++) {
      var some = problem.initial().arrivingKwh().get(sets.plants().get(b).id());
      for (int k = 0; some != null && k < arriving[b].length; k++) {
        List<Double> path = some.getOrDefault(sets.materials().get(k), List.of());
        arriving[b][k] = path(t -> t < path.size() ? path.get(t) : 0);
      }
    }
    return arriving;
  }

  private double[] scaled(MonthlySeries series, double factor) {
    return path(t -> series == null ? 0 : series.at(t) * factor);
  }

  private double[] path(MonthlySeries series, double otherwise) {
    return path(
        t ->
            series == null || series.months() == 0
                ? otherwise
                : series.at(Math.max(0, Math.min(series.months() - 1, position(series, t)))));
  }

  private double[] path(IntToDoubleFunction value) {
    double[] path = new double[months];
    for (int t = 0; t < months; t++) {
      path[t] = value.applyAsDouble(t);
    }
    return path;
  }

  private int position(MonthlySeries series, int month) {
    return (int) ChronoUnit.MONTHS.between(series.start(), start.plusMonths(month));
  }
}
