package org.looptwin.optimise.fuzzy.network;

import java.util.List;
import java.util.Map;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Aim;
import org.looptwin.optimise.fuzzy.compromise.Rounding;

/** The crisp mixed-integer model of an instance under some conditions. */
final class NetworkModel {
  private final Conditions conditions;
  private final Columns columns;
  private final Ledger ledger;
  private final LinearModel model;
  private final Rounding opening;

  /**
   * @param alpha degree to which vague rows hold
   * @param devices whether there may be any
   * @param traceability floor; 0 without devices
   * @param demandFactor times every demand
   */
  record Conditions(double alpha, boolean devices, double traceability, double demandFactor) {
    Conditions {
      traceability = devices ? traceability : 0;
    }

    Conditions withAlpha(double other) {
      return new Conditions(other, devices, traceability, demandFactor);
    }

    Conditions withDemand(double other) {
      return new Conditions(alpha, devices, traceability, other);
    }

    Conditions withoutDevices() {
      return new Conditions(alpha, false, 0, demandFactor);
    }

    Conditions withoutFloor() {
      return new Conditions(alpha, devices, 0, demandFactor);
    }
  }

  NetworkModel(NetworkData data, Conditions conditions) {
    this.conditions = conditions;
    LinearModel.Builder builder = LinearModel.builder("study-c");
    ledger = new Ledger(data.vagueness());
    Degree degree = new Degree(conditions.alpha());
    Room room = new Room(data, degree, conditions.demandFactor());
    columns = new Columns(data, room, conditions.devices(), builder, ledger);
    Rows rows = new Rows(builder, columns);
    new FlowRows(data, degree, rows).add(conditions.demandFactor());
    new WatchRows(data, room, rows).add(conditions.traceability());
    model = builder.build();
    opening = new Opening(data, room, columns, ledger.aim(true, model.columns()).coefficients());
  }

  LinearModel model() {
    return model;
  }

  Conditions conditions() {
    return conditions;
  }

  /** Cost, then CO2. */
  List<Aim> aims() {
    return List.of(ledger.aim(true, model.columns()), ledger.aim(false, model.columns()));
  }

  Rounding rounding() {
    return opening;
  }

  Columns columns() {
    return columns;
  }

  Map<Part, FuzzyNumber> parts(double[] x, boolean cost) {
    return ledger.values(x, cost);
  }
}
