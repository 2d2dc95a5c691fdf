package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.looptwin.http.wire.Refusal;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion.Extra;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.api.fuzzy.FuzzyStudy;
import org.looptwin.optimise.api.fuzzy.SettingFault;

/** Reads what is wanted of a fuzzy model; the names are those of {@code looptwin fuzzy}. */
final class FuzzyBody {
  private static final double USUAL_SECONDS = 30;
  private static final double MOST_SECONDS = 100;
  private static final double LARGEST_SEED = 1L << 53;
  private static final List<String> SWITCHES = List.of("worth", "sensitivity", "corners");
  private static final List<String> FIELDS =
      List.of(
          "model",
          "program",
          "relation",
          "ranking",
          "method",
          "alpha",
          "phi",
          "weights",
          "size",
          "traceability",
          "iot",
          "demandFactor",
          "profit",
          "worth",
          "sensitivity",
          "corners",
          "solver",
          "gap",
          "timeLimit",
          "seed");

  private final Field body;

  FuzzyBody(JsonNode json) {
    body = Field.body(json, FIELDS, "{\"model\":\"study-b\"} or {\"program\":{...}}");
    if (!body.at("model").said() && !body.at("program").said()) {
      throw Refusal.badRequest(
          "Neither a model nor a program is named; expected {\"model\":\"study-b\"}, one of %s, or"
              + " {\"program\":{...}} with what a FILE.json of 'looptwin fuzzy' holds.",
          FuzzyStudy.names());
    }
  }

  /** Null when the program tells. */
  FuzzyStudy study() {
    Field model = body.at("model");
    return model.said()
        ? FuzzyStudy.named(model.text())
            .orElseThrow(
                () ->
                    model.bad(
                        "The model is '%s'; expected one of %s.", model.text(), FuzzyStudy.names()))
        : null;
  }

  /** The model's own text; null when the case has it. */
  String program() {
    Field program = body.at("program");
    if (program.said() && !program.node().isObject()) {
      throw program.bad("The program is %s; expected an object.", program.node());
    }
    return program.said() ? program.node().toString() : null;
  }

  FuzzySettings settings() {
    List<Double> weights = new ArrayList<>();
    for (Field item : body.at("weights").items()) {
      if (!item.said()) {
        throw item.bad("A weight is null; expected a number.");
      }
      weights.add(item.number(0, 1e9));
    }
    try {
      return new FuzzySettings(
          word("relation"),
          word("ranking"),
          word("method"),
          body.at("alpha").number(0, 1),
          body.at("phi").number(0, 1),
          weights.isEmpty() ? null : weights,
          word("size"),
          body.at("traceability").number(0, 1),
          toggle("iot"),
          body.at("demandFactor").number(0.001, 10),
          "netted".equals(oneOf("profit", "printed", "netted")));
    } catch (SettingFault fault) {
      throw refused(fault);
    }
  }

  /** Named as in the body, with its pointer. */
  static Refusal refused(SettingFault fault) {
    return Refusal.badRequest("%s %s.", fault.setting(), fault.what()).at("/" + fault.setting());
  }

  Set<Extra> extras() {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    for (String name : SWITCHES) {
      if (Boolean.TRUE.equals(toggle(name))) {
        extras.add(Words.word("extra", name, Extra.class));
      }
    }
    return extras;
  }

  String solver() {
    return body.at("solver").said() ? body.at("solver").text() : "auto";
  }

  Budget budget() {
    Double gap = body.at("gap").number(0, 1);
    Double seconds = body.at("timeLimit").number(0.001, MOST_SECONDS);
    Double seed = body.at("seed").number(0, LARGEST_SEED);
    return new Budget(
        Duration.ofMillis((long) (1000 * (seconds == null ? USUAL_SECONDS : seconds))),
        gap == null ? Budget.DEFAULT.gap() : gap,
        seed == null ? Budget.DEFAULT.seed() : Math.round(seed));
  }

  private String word(String name) {
    return body.at(name).said() ? body.at(name).text() : null;
  }

  private String oneOf(String name, String... known) {
    String word = word(name);
    if (word != null && !List.of(known).contains(word)) {
      throw body.at(name).bad("%s is '%s'; expected %s.", name, word, String.join(" or ", known));
    }
    return word;
  }

  /** Null when nothing is said. */
  private Boolean toggle(String name) {
    Field field = body.at(name);
    if (field.said() && !field.node().isBoolean()) {
      throw field.bad("%s is %s; expected true or false.", name, field.node());
    }
    return field.said() ? field.node().booleanValue() : null;
  }
}
