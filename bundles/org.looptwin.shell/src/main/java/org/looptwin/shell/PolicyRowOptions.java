package org.looptwin.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.json.JsonFault;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.api.PolicyRow.Kind;
import picocli.CommandLine.Option;

/** Obligations of the case's policy packs that a plan must keep. */
final class PolicyRowOptions {
  @Option(
      names = "--policy-rows",
      paramLabel = "RULE,RULE",
      split = ",",
      description =
          "Rules of the case's packs that the plan must keep, e.g. BR-8-2; due for those in force"
              + " in its first month, all for every one that a plan can keep.")
  private List<String> wanted;

  /** What can be refused without the case. */
  void check(String policy) {
    new OptionFit(policy).printed("--policy-rows", wanted != null);
  }

  PlanningProblem applied(PlanningProblem problem) {
    if (wanted == null) {
      return problem;
    }
    Case reference = problem.reference();
    Map<String, Found> known = known(reference);
    List<PolicyRow> rows = new ArrayList<>();
    LocalDate first = reference.firstMonth().atDay(1);
    for (String one : wanted) {
      if (one.equals("all") || one.equals("due")) {
        known.values().stream()
            .filter(found -> one.equals("all") || !found.from().isAfter(first))
            .forEach(found -> rows.addAll(found.rows()));
      } else if (known.containsKey(one)) {
        rows.addAll(known.get(one).rows());
      } else {
        throw BadInput.of(
            "--policy-rows names '%s', expected due, all or rules that a plan can keep: %s",
            one, known.isEmpty() ? "the case has none" : String.join(", ", known.keySet()));
      }
    }
    return problem.withPolicyRows(rows.stream().distinct().toList());
  }

  /** A rule that can be kept by a plan, and since when. */
  private record Found(LocalDate from, List<PolicyRow> rows) {}

  private static Map<String, Found> known(Case reference) {
    Map<String, Found> known = new LinkedHashMap<>();
    reference
        .policyPacks()
        .forEach(
            (pack, text) -> {
              for (JsonNode rule : rules(pack, text)) {
                List<PolicyRow> rows = rows(pack, rule, reference);
                if (!rows.isEmpty()) {
                  known.put(rule.path("id").asText(), new Found(from(rule), rows));
                }
              }
            });
    return known;
  }

  private static JsonNode rules(String pack, String text) {
    try {
      return new ObjectMapper().readTree(text).path("rules");
    } catch (JsonProcessingException e) {
      throw BadInput.of(
          "policy_pack_%s.json: no JSON: %s, expected a policy pack",
          pack, JsonFault.of(e).words());
    }
  }

  /** A rule without a date is asked for always. */
  private static LocalDate from(JsonNode rule) {
    String date = rule.path(rule.has("from") ? "from" : "by").asText("");
    try {
      return date.isEmpty() ? LocalDate.MIN : LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw BadInput.of(
          "rule %s has the date '%s', expected one such as 2031-08-18",
          rule.path("id").asText(), date);
    }
  }

  private static List<PolicyRow> rows(String pack, JsonNode rule, Case reference) {
    String name = pack + "/" + rule.path("id").asText();
    double value = rule.path("value").asDouble(Double.NaN);
    try {
      return switch (rule.path("kind").asText()) {
        case "recycled_content_min" -> contents(name, rule.path("values"));
        case "min_recovery_rate" -> List.of(new PolicyRow(name, Kind.RETURNED_SHARE, null, value));
        case "max_vehicle_footprint" ->
            List.of(new PolicyRow(name, Kind.VEHICLE_FOOTPRINT, null, value));
        case "max_pack_footprint" -> {
          double kwh = rule.path("pack_kwh").asDouble(Double.NaN);
          double perVehicle = value * reference.parameters().kwhPerVehicle() / kwh;
          yield List.of(new PolicyRow(name, Kind.VEHICLE_FOOTPRINT, null, perVehicle));
        }
        default -> List.of();
      };
    } catch (IllegalArgumentException e) {
      throw BadInput.of("policy pack: %s", e.getMessage());
    }
  }

  private static List<PolicyRow> contents(String name, JsonNode values) {
    Map<String, Commodity> metals =
        Map.of("Li", Commodity.LI, "Co", Commodity.CO, "Ni", Commodity.NI);
    List<PolicyRow> rows = new ArrayList<>();
    values
        .fields()
        .forEachRemaining(
            limit -> {
              Commodity metal = metals.get(limit.getKey());
              if (metal != null) {
                double share = limit.getValue().asDouble(Double.NaN);
                rows.add(new PolicyRow(name, Kind.RECYCLED_CONTENT, metal, share));
              }
            });
    return rows;
  }
}
