package org.looptwin.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

/** Series, outlooks and uncertainty sets. */
final class SetJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  ObjectNode tree(UncertaintySet set) {
    ObjectNode tree = NODES.objectNode();
    tree.put("id", set.id()).put("shape", set.shape());
    ObjectNode intervals = tree.putObject("intervals");
    set.intervals().forEach((name, interval) -> intervals.set(name, tree(interval)));
    tree.set("notes", texts(set.notes()));
    return tree;
  }

  UncertaintySet uncertaintySet(JsonNode json) {
    Fields fields = new Fields("uncertainty", json);
    return new UncertaintySet(
        fields.text("id"),
        fields.text("shape"),
        fields.map("intervals", Function.identity(), this::interval),
        fields.texts("notes"));
  }

  ObjectNode tree(Outlook outlook) {
    ObjectNode tree = NODES.objectNode();
    tree.put("target", outlook.target()).put("member", outlook.member());
    tree.set("mean", tree(outlook.mean()));
    ObjectNode quantiles = tree.putObject("quantiles");
    outlook.quantiles().forEach((level, path) -> quantiles.set(level.toString(), tree(path)));
    tree.set("errors", numbers(outlook.errors()));
    tree.set("notes", texts(outlook.notes()));
    tree.set("heard", texts(outlook.heard()));
    tree.set("passedOver", texts(outlook.passedOver()));
    return tree;
  }

  Outlook outlook(JsonNode json) {
    Fields fields = new Fields("outlook", json);
    return new Outlook(
        fields.text("target"),
        fields.text("member"),
        series(fields.object("mean")),
        fields.map("quantiles", Double::valueOf, this::series),
        fields.numbers("errors"),
        fields.texts("notes"),
        fields.texts("heard"),
        fields.texts("passedOver"));
  }

  static ArrayNode texts(List<String> list) {
    ArrayNode array = NODES.arrayNode(list.size());
    list.forEach(array::add);
    return array;
  }

  static ArrayNode numbers(List<Double> list) {
    ArrayNode array = NODES.arrayNode(list.size());
    list.forEach(number -> array.add(number(number)));
    return array;
  }

  /** JSON has no infinity: a number that is not finite is null. */
  static JsonNode number(Double number) {
    return number == null || !Double.isFinite(number)
        ? NODES.nullNode()
        : NODES.numberNode(number.doubleValue());
  }

  private ObjectNode tree(Interval interval) {
    ObjectNode tree = NODES.objectNode();
    tree.put("parameter", interval.parameter());
    tree.set("nominal", tree(interval.nominal()));
    tree.set("lower", tree(interval.lower()));
    tree.set("upper", tree(interval.upper()));
    return tree.put("rule", interval.rule());
  }

  private Interval interval(Fields fields) {
    return new Interval(
        fields.text("parameter"),
        series(fields.object("nominal")),
        series(fields.object("lower")),
        series(fields.object("upper")),
        fields.text("rule"));
  }

  private ObjectNode tree(MonthlySeries series) {
    ObjectNode tree = NODES.objectNode().put("start", series.start().toString());
    ArrayNode values = tree.putArray("values");
    for (double value : series.toArray()) {
      values.add(value);
    }
    return tree;
  }

  private MonthlySeries series(Fields fields) {
    return new MonthlySeries(
        fields.month("start"),
        fields.numbers("values").stream().mapToDouble(Double::doubleValue).toArray());
  }
}
