package org.looptwin.optimise.milp;

import java.util.List;
import org.looptwin.model.network.Parameters;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Indicators;

/** The twelve indicators of one plan; amounts are brought to a year. */
final class IndicatorReader {
  private final PlanningModel model;
  private final double[] x;
  private final List<Double> regeneratedKwh;

  IndicatorReader(PlanningModel model, double[] x, List<Double> regeneratedKwh) {
    this.model = model;
    this.x = x;
    this.regeneratedKwh = regeneratedKwh;
  }

  Indicators read(PlanReader.Proof proof) {
    CostParts parts = proof.parts();
    Parameters parameters = model.instance().parameters();
    double perYear = 12.0 / model.instance().periods();
    double demand = model.instance().values().totalDemandKwh();
    double vehicles = demand / parameters.kwhPerVehicle();
    double tonnes = model.emissionsKg(x) / 1000;
    double avoided =
        (parameters.efPrimaryKgKwh() - parameters.efRegeneratedKgKwh())
            * regeneratedKwh.stream().mapToDouble(Double::doubleValue).sum()
            / 1000;
    return new Indicators(
        perYear * parts.operatingEur() / 1e6,
        ratio(parts.operatingEur() + parts.purchaseEur(), vehicles),
        null,
        perYear * tonnes,
        ratio(tonnes, vehicles),
        ratio(avoided, tonnes),
        perYear * parts.disruptionEur() / 1e6,
        ratio(100 * shortage(), demand),
        null,
        proof.seconds(),
        proof.gapToExactPercent(),
        null);
  }

  private double shortage() {
    double sum = 0;
    for (int v = 0; v < model.instance().sets().vehicles().size(); v++) {
      for (int t = 0; t < model.instance().periods(); t++) {
        sum += Math.max(0, x[model.demand().column(v, t)]);
      }
    }
    return sum;
  }

  private static Double ratio(double amount, double of) {
    return of == 0 ? null : amount / of;
  }

  /** Why some of them are null. */
  String whatIsMissing(PlanReader.Proof proof) {
    String always =
        "One plan cannot give the payback (it needs a plan to compare with), the response time (a"
            + " simulated disruption) or the stability (several seeds)";
    return proof.gapToExactPercent() == null
        ? always + ", nor the gap to the exact optimum where the sites were fixed or approximated."
        : always + ".";
  }
}
