package org.looptwin.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.json.UnreadableField;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;

/** A {@code plan.json} that was written before. */
final class PlanDocument {
  private static final String EXPECTED = "a plan.json of 'looptwin plan --out'";

  private final Path file;
  private final Plan plan;
  private final JsonInput document;

  private PlanDocument(JsonInput document, Plan plan) {
    this.file = document.file();
    this.plan = plan;
    this.document = document;
  }

  /**
   * @param option that names the file
   */
  static PlanDocument of(String option, Path file) {
    JsonInput document = JsonInput.object(option, file, EXPECTED);
    if (document.node().path("status").asText().equals(PlanStatus.INFEASIBLE.name())) {
      throw BadInput.of("%s: /status is INFEASIBLE: there is no plan in it, expected one", file);
    }
    try {
      PlanDocument read = new PlanDocument(document, new ModelJson().plan(document.node()));
      read.check();
      return read;
    } catch (UnreadableField e) {
      throw BadInput.of(
          "%s: %s is %s, expected %s. Maybe it is no plan.json, or edited by hand.",
          file, e.pointer(), e.found(), e.expected());
    } catch (IllegalArgumentException e) {
      throw BadInput.of("%s:1: is no plan: %s, expected %s", file, e.getMessage(), EXPECTED);
    }
  }

  Plan plan() {
    return plan;
  }

  /** The part of the case that it plans; null where it does not say. */
  String subset() {
    JsonInput subset = document.at("subset");
    return subset.given() ? subset.text("the name of a part of the case, such as n30") : null;
  }

  /** What fits its own months and can be reckoned with. */
  private void check() {
    if (plan.months() < 1) {
      throw bad("/months", plan.months(), "1 or more");
    }
    if (!Double.isFinite(plan.objectiveEur())) {
      throw bad("/objectiveEur", "null", "a finite number");
    }
    if (!Double.isFinite(plan.parts().sumEur())) {
      throw bad("/parts", "without a sum", "six finite numbers");
    }
    plan.shares().forEach((what, lists) -> months("/shares/" + what, lists));
    plan.routes().forEach((what, lists) -> months("/routes/" + what, lists));
    months("/purchasesKwh", plan.purchasesKwh());
    months("/productionKwh", plan.productionKwh());
    for (int i = 0; i < plan.flows().size(); i++) {
      flow("/flows/" + i, plan.flows().get(i));
    }
  }

  private void months(String pointer, Map<?, List<Double>> lists) {
    lists.forEach(
        (key, list) -> {
          if (list.size() != plan.months()) {
            throw bad(
                pointer + "/" + key,
                "a list of " + list.size(),
                "one of %d months".formatted(plan.months()));
          }
        });
  }

  private void flow(String pointer, Flow flow) {
    if (flow.lane() == null) {
      throw bad(pointer + "/lane", "missing", "a lane of the case");
    }
    if (flow.month() < 1 || flow.month() > plan.months()) {
      throw bad(pointer + "/month", flow.month(), "1 to " + plan.months());
    }
  }

  private BadInput bad(String pointer, Object found, String expected) {
    return BadInput.of("%s: %s is %s, expected %s", file, pointer, found, expected);
  }
}
