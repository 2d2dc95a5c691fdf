package org.looptwin.optimise.fuzzy.report;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.fuzzy.network.NetworkPlan;

/**
 * What devices are worth, by parts; or why that is not known. Nothing when it was not asked for.
 */
final class WorthLines {
  private final NetworkPlan plan;

  WorthLines(NetworkPlan plan) {
    this.plan = plan;
  }

  void json(Document document) {
    if (plan.worthUnknown() != null) {
      document.object("iotWorth").put("worthEur", Double.NaN).put("unknown", plan.worthUnknown());
    }
    if (plan.worth() == null) {
      return;
    }
    NetworkPlan.Worth worth = plan.worth();
    Document told =
        document
            .object("iotWorth")
            .put("worthEur", worth.worth())
            .put("floorPriceEur", worth.floorPrice())
            .put("netEur", worth.net())
            .put("costWithoutEur", worth.without())
            .put("costWithEur", worth.free())
            .put("costWithFloorEur", worth.floored())
            .put("uncertaintyEur", worth.uncertainty());
    Document parts = told.object("parts");
    worth.parts().forEach(parts::put);
  }

  List<String> lines() {
    if (plan.worthUnknown() != null) {
      return List.of(
          "what the IoT is worth is not known: %s. Maybe give a longer time limit"
              .formatted(plan.worthUnknown()));
    }
    return plan.worth() == null ? List.of() : known(plan.worth());
  }

  private List<String> known(NetworkPlan.Worth worth) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Words.say(
            "the IoT is worth %s EUR (least cost without it %s, with it where it pays %s; known to"
                + " within %s EUR)",
            Words.number(worth.worth()),
            Words.number(worth.without()),
            Words.number(worth.free()),
            Words.number(worth.uncertainty())));
    worth
        .parts()
        .forEach(
            (part, saved) -> {
              if (Math.abs(saved) >= 0.5) {
                String what = saved > 0 ? "less for" : "more for";
                lines.add(Words.say("  %s %-16s %s", what, part, Words.number(Math.abs(saved))));
              }
            });
    lines.add(
        Words.say(
            "that at least %.0f %% must pass watched sites (--traceability) costs %s EUR more",
            100 * plan.traceability(), Words.number(worth.floorPrice())));
    return lines;
  }
}
