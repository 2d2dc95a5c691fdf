package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.milp.robust.Linear;
import org.looptwin.optimise.milp.robust.Norm;

/**
 * An ellipsoid each month: {@code tau_t >= Omega || deviations x exposures ||}, tau_t in the
 * objective; the tangents come from {@link org.looptwin.optimise.milp.robust.TangentCuts}.
 */
final class EllipsoidTerms implements RiskTerms {
  private final List<Norm> norms = new ArrayList<>();
  private final List<Emissions> emissions = new ArrayList<>();

  EllipsoidTerms(
      Draft draft, Instance instance, Exposures exposures, Protection.Ellipsoid protection) {
    Spread spread = Spread.of(protection.deviations(), instance.problem(), instance.sets());
    for (int t = 0; t < instance.periods() && protection.omega() > 0; t++) {
      List<Linear> terms = new ArrayList<>(exposures.suppliers(t, spread.supplierP()));
      terms.addAll(exposures.lanes(t, spread.laneClassP()));
      double carbon = spread.carbonEurT()[instance.month(t) - 1];
      if (carbon > 0) {
        Emissions emitted = new Emissions(draft, instance, t);
        emissions.add(emitted);
        terms.add(emitted.cost(carbon));
      }
      String at = "[%d]".formatted(instance.month(t));
      int tau = draft.rows(Part.DISRUPTION).column("tau" + at, 0, Double.POSITIVE_INFINITY, 1);
      norms.add(new Norm(at, tau, protection.omega(), terms));
    }
  }

  @Override
  public List<Norm> norms() {
    return norms;
  }

  @Override
  public boolean decides() {
    return !emissions.isEmpty();
  }

  @Override
  public void complete(double[] x) {
    emissions.forEach(month -> month.complete(x));
    norms.forEach(norm -> x[norm.tau()] = norm.value(x));
  }

  @Override
  public double eur(double[] x) {
    return norms.stream().mapToDouble(norm -> norm.value(x)).sum();
  }
}
