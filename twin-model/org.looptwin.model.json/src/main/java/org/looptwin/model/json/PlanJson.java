package org.looptwin.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;

/** Plans. */
final class PlanJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int USUAL_MONTHS = 12;

  private final SetJson sets = new SetJson();

  ObjectNode tree(Plan plan) {
    ObjectNode tree = NODES.objectNode();
    tree.put("id", plan.id()).put("case", plan.caseName()).put("policy", plan.policy());
    tree.put("status", plan.status().name());
    tree.set("objectiveEur", SetJson.number(plan.objectiveEur()));
    tree.set("parts", parts(plan.parts()));
    tree.set("boundEur", SetJson.number(plan.boundEur()));
    tree.set("gap", SetJson.number(plan.gap()));
    tree.set("flowGap", SetJson.number(plan.flowGap()));
    tree.set("siteGap", SetJson.number(plan.siteGap()));
    tree.putObject("solver")
        .put("name", plan.solver().name())
        .put("version", plan.solver().version());
    tree.set("seconds", SetJson.number(plan.seconds()));
    tree.put("seed", plan.seed()).put("twinRevision", plan.twinRevision());
    tree.set(
        "uncertainty",
        plan.uncertainty() == null ? NODES.objectNode() : sets.tree(plan.uncertainty()));
    tree.put("start", plan.start().toString()).put("months", plan.months());
    ObjectNode sites = tree.putObject("sites");
    plan.sites().forEach(sites::put);
    tree.set("shares", nested(plan.shares()));
    tree.set("routes", nested(plan.routes()));
    tree.set("purchasesKwh", lists(plan.purchasesKwh()));
    tree.set("productionKwh", lists(plan.productionKwh()));
    tree.set("regeneratedKwh", SetJson.numbers(plan.regeneratedKwh()));
    tree.set("flows", flows(plan.flows()));
    tree.set("indicators", indicators(plan.indicators()));
    tree.set("relaxation", SetJson.texts(plan.relaxation()));
    tree.set("sentences", SetJson.texts(plan.sentences()));
    return tree;
  }

  Plan plan(JsonNode json) {
    Fields fields = new Fields("plan", json);
    return new Plan(
        fields.textRequired("id"),
        fields.textRequired("case"),
        fields.textRequired("policy"),
        fields.word("status", PlanStatus.class),
        fields.number("objectiveEur"),
        parts(fields.object("parts")),
        fields.number("boundEur"),
        fields.number("gap"),
        fields.numberOrNull("flowGap"),
        fields.numberOrNull("siteGap"),
        new SolverInfo(
            fields.object("solver").text("name"), fields.object("solver").text("version")),
        fields.number("seconds"),
        fields.whole("seed", 0),
        fields.whole("twinRevision", 0),
        json.path("uncertainty").has("id") ? sets.uncertaintySet(json.get("uncertainty")) : null,
        fields.month("start"),
        (int) fields.whole("months", USUAL_MONTHS),
        fields.mapOf("sites", Function.identity(), Fields::flag),
        fields.map("shares", Function.identity(), PlanJson::bySupplier),
        fields.map("routes", Function.identity(), PlanJson::byClass),
        fields.mapOf("purchasesKwh", Function.identity(), Fields::numbers),
        fields.mapOf("productionKwh", Function.identity(), Fields::numbers),
        fields.numbers("regeneratedKwh"),
        fields.list("flows", PlanJson::flow),
        indicators(fields.object("indicators")),
        fields.texts("relaxation"),
        fields.texts("sentences"));
  }

  private static ObjectNode parts(CostParts parts) {
    ObjectNode tree = NODES.objectNode();
    tree.set("operatingEur", SetJson.number(parts.operatingEur()));
    tree.set("purchaseEur", SetJson.number(parts.purchaseEur()));
    tree.set("carbonEur", SetJson.number(parts.carbonEur()));
    tree.set("disruptionEur", SetJson.number(parts.disruptionEur()));
    tree.set("shortageEur", SetJson.number(parts.shortageEur()));
    tree.set("changeEur", SetJson.number(parts.changeEur()));
    if (parts.weighted()) {
      tree.set("preferenceEur", SetJson.number(parts.preferenceEur()));
    }
    return tree;
  }

  private static CostParts parts(Fields fields) {
    Double preferenceEur = fields.numberOrNull("preferenceEur");
    return new CostParts(
        fields.number("operatingEur"),
        fields.number("purchaseEur"),
        fields.number("carbonEur"),
        fields.number("disruptionEur"),
        fields.number("shortageEur"),
        fields.number("changeEur"),
        preferenceEur == null ? 0 : preferenceEur);
  }

  private static ObjectNode indicators(Indicators indicators) {
    ObjectNode tree = NODES.objectNode();
    tree.set("operatingMeurPerYear", SetJson.number(indicators.operatingMeurPerYear()));
    tree.set("costPerVehicleEur", SetJson.number(indicators.costPerVehicleEur()));
    tree.set("paybackYears", SetJson.number(indicators.paybackYears()));
    tree.set("emissionsTPerYear", SetJson.number(indicators.emissionsTPerYear()));
    tree.set("tCo2PerVehicle", SetJson.number(indicators.tCo2PerVehicle()));
    tree.set("recyclingReductionRate", SetJson.number(indicators.recyclingReductionRate()));
    tree.set("disruptionLossMeur", SetJson.number(indicators.disruptionLossMeur()));
    tree.set("stockoutPercent", SetJson.number(indicators.stockoutPercent()));
    tree.set("responseHours", SetJson.number(indicators.responseHours()));
    tree.set("solveSeconds", SetJson.number(indicators.solveSeconds()));
    tree.set("gapToExactPercent", SetJson.number(indicators.gapToExactPercent()));
    tree.set("stabilityStdMeur", SetJson.number(indicators.stabilityStdMeur()));
    return tree;
  }

  private static Indicators indicators(Fields fields) {
    return new Indicators(
        fields.numberOrNull("operatingMeurPerYear"),
        fields.numberOrNull("costPerVehicleEur"),
        fields.numberOrNull("paybackYears"),
        fields.numberOrNull("emissionsTPerYear"),
        fields.numberOrNull("tCo2PerVehicle"),
        fields.numberOrNull("recyclingReductionRate"),
        fields.numberOrNull("disruptionLossMeur"),
        fields.numberOrNull("stockoutPercent"),
        fields.numberOrNull("responseHours"),
        fields.numberOrNull("solveSeconds"),
        fields.numberOrNull("gapToExactPercent"),
        fields.numberOrNull("stabilityStdMeur"));
  }

  private static ArrayNode flows(List<Flow> flows) {
    ArrayNode array = NODES.arrayNode(flows.size());
    for (Flow flow : flows) {
      array.addObject().put("lane", flow.lane()).put("month", flow.month()).put("kwh", flow.kwh());
    }
    return array;
  }

  private static Flow flow(JsonNode json) {
    Fields fields = new Fields("plan.flows", "/flows", json);
    return new Flow(fields.text("lane"), (int) fields.whole("month", 1), fields.number("kwh"));
  }

  private static <K> ObjectNode nested(Map<String, Map<K, List<Double>>> map) {
    ObjectNode tree = NODES.objectNode();
    map.forEach((key, inner) -> tree.set(key, lists(inner)));
    return tree;
  }

  private static <K> ObjectNode lists(Map<K, List<Double>> map) {
    ObjectNode tree = NODES.objectNode();
    map.forEach((key, list) -> tree.set(key.toString(), SetJson.numbers(list)));
    return tree;
  }

  private static Map<String, List<Double>> bySupplier(Fields fields) {
    return fields.each(Function.identity(), Fields::numbers);
  }

  private static Map<LaneClass, List<Double>> byClass(Fields fields) {
    return fields.each(LaneClass::valueOf, Fields::numbers);
  }
}
