package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.compliance.api.Obligation;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Case;

/**
 * Greatest emissions of a vehicle's battery, or of a pack of another size, in the plan.
 *
 * @param packKwh size of the pack; 0 for the case's vehicle
 * @param most t CO2
 */
record FootprintMaximum(Clause clause, Deadline deadline, double packKwh, double most)
    implements Rule {

  @Override
  public List<Obligation> obligations(Case reference) {
    double scale = packKwh == 0 ? 1 : reference.parameters().kwhPerVehicle() / packKwh;
    return List.of(
        clause.obligation(deadline, Obligation.Kind.VEHICLE_FOOTPRINT, null, most * scale));
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    Double perVehicle =
        evidence.plan() == null ? null : evidence.plan().indicators().tCo2PerVehicle();
    if (perVehicle == null) {
      return clause.only(
          Clause.PLAN, FindingState.UNKNOWN, "Without a plan the emissions are not known.");
    }
    double vehicleKwh = evidence.reference().parameters().kwhPerVehicle();
    double found = packKwh == 0 ? perVehicle : perVehicle / vehicleKwh * packKwh;
    String what = packKwh == 0 ? "vehicle" : "pack";
    return List.of(
        clause.measured(
            Clause.PLAN,
            deadline.state(found <= most, on),
            found,
            most,
            "t CO2/" + what,
            String.format(
                Locale.ROOT,
                "The plan emits %.2f t CO2 for a %s of %.0f kWh; %s at most %.2f t is asked for.",
                found,
                what,
                packKwh == 0 ? vehicleKwh : packKwh,
                deadline.words(on),
                most)));
  }
}
