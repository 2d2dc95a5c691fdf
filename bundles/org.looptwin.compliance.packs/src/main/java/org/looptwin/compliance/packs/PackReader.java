package org.looptwin.compliance.packs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.model.json.JsonFault;

/** Reads policy packs. */
final class PackReader {
  private static final Pattern REGULATION = Pattern.compile("(Regulation|Directive) \\(EU\\) \\S+");
  private static final Pattern ARTICLES = Pattern.compile("Art\\. (?=\\d+-\\d)");

  private final JsonMapper mapper =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * @throws IllegalArgumentException that names the pack, the rule, the field and what was expected
   */
  CompliancePolicy read(String json) {
    RuleNode pack = new RuleNode("The policy pack", parse(json));
    String id = pack.text("id");
    RuleNode named = new RuleNode("Policy pack " + id, pack.json());
    String basis = basis(named);
    return new Pack(id, named.text("version"), basis, rules(id, basis, named));
  }

  private List<Rule> rules(String id, String basis, RuleNode pack) {
    List<Rule> rules = new ArrayList<>();
    if (pack.has("batteries_in_scope")) {
      rules.add(BorderAdjustment.read(id, basis, pack));
    }
    if (pack.has("rules") && !pack.json().get("rules").isArray()) {
      throw pack.wrong("rules", "a list");
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode node : pack.json().path("rules")) {
      String rule = new RuleNode(pack.where() + ", rule " + rules.size(), node).text("id");
      RuleNode named = new RuleNode("%s, rule %s".formatted(pack.where(), rule), node);
      if (!ids.add(rule)) {
        throw named.wrong("id", "each id once");
      }
      rules.add(RuleKinds.read(new Clause(id, rule, citation(basis, named)), named));
    }
    if (rules.isEmpty()) {
      throw pack.wrong("rules", "at least one rule");
    }
    return rules;
  }

  private JsonNode parse(String json) {
    try {
      return mapper.readTree(JsonFault.unmarked(json));
    } catch (JsonProcessingException e) {
      JsonFault fault = JsonFault.of(e);
      throw new IllegalArgumentException(
          "The policy pack is no JSON: line %d, column %d: %s"
              .formatted(fault.line(), fault.column(), fault.words()),
          e);
    }
  }

  /** The regulation named in the title, else the title. */
  private static String basis(RuleNode pack) {
    String title = pack.text("title");
    Matcher regulation = REGULATION.matcher(title);
    return regulation.find() ? regulation.group() : title;
  }

  /** E.g. {@code Regulation (EU) 2023/1542, Article 7(1)}; a study's citation stands alone. */
  private static String citation(String basis, RuleNode rule) {
    if (!rule.has("citation")) {
      return basis;
    }
    String citation =
        ARTICLES
            .matcher(rule.text("citation"))
            .replaceAll("Articles ")
            .replace("Art. ", "Article ");
    return REGULATION.matcher(basis).matches()
        ? basis + ", " + citation
        : citation + " (an assumption, not law)";
  }
}
