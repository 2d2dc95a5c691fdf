package org.looptwin.compliance.packs;

import java.util.Map;
import java.util.function.BiFunction;
import org.looptwin.model.finding.FindingState;

/** Which kinds of rule a pack may hold, and how each is read. */
final class RuleKinds {
  private static final Map<String, BiFunction<Clause, RuleNode, Rule>> KINDS =
      Map.ofEntries(
          Map.entry("material_recovery_min", RecyclerMinimum::materials),
          Map.entry("recycling_efficiency_min", RecyclerMinimum::efficiency),
          Map.entry("recycled_content_min", RecycledContent::read),
          Map.entry("carbon_footprint_declaration", pending("carbon footprint declaration")),
          Map.entry("carbon_footprint_class_label", pending("carbon footprint class label")),
          Map.entry("carbon_footprint_max_threshold", pending("footprint below the threshold")),
          Map.entry("recycled_content_documentation", pending("recycled content document")),
          Map.entry("collection_target", CollectionTarget::read),
          Map.entry("take_back_obligation", (clause, rule) -> new TakeBack(clause)),
          Map.entry("battery_passport", document("battery passport for each pack")),
          Map.entry("due_diligence", document("due diligence policy for Co, graphite, Li and Ni")),
          Map.entry(
              "performance_durability_documentation",
              document("document on performance and durability")),
          Map.entry("soh_in_bms", (clause, rule) -> new StateOfHealth(clause, rule.deadline())),
          Map.entry(
              "min_recovery_rate",
              (clause, rule) -> new ReturnedShare(clause, rule.deadline(), rule.share("value"))),
          Map.entry("tariff_step", TariffStep::read),
          Map.entry(
              "max_vehicle_footprint",
              (clause, rule) ->
                  new FootprintMaximum(clause, rule.deadline(), 0, rule.number("value"))),
          Map.entry(
              "max_pack_footprint",
              (clause, rule) ->
                  new FootprintMaximum(
                      clause, rule.deadline(), rule.number("pack_kwh"), rule.number("value"))),
          Map.entry("horizon_target", HorizonTarget::read));

  private RuleKinds() {}

  /** The rule; one of an unknown kind is UNKNOWN whenever it is assessed. */
  static Rule read(Clause clause, RuleNode node) {
    String kind = node.text("kind");
    BiFunction<Clause, RuleNode, Rule> reader = KINDS.get(kind);
    if (reader != null) {
      return reader.apply(clause, node);
    }
    String sentence = "This version cannot evaluate rules of the kind '%s'.".formatted(kind);
    return (evidence, on) -> clause.only(Clause.NETWORK, FindingState.UNKNOWN, sentence);
  }

  private static BiFunction<Clause, RuleNode, Rule> pending(String duty) {
    return (clause, rule) -> PendingActs.read(clause, rule, duty);
  }

  private static BiFunction<Clause, RuleNode, Rule> document(String duty) {
    return (clause, rule) -> DocumentDuty.read(clause, rule, duty);
  }
}
