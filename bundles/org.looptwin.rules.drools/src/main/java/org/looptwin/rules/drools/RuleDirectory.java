package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.looptwin.model.request.RuleRef;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleProblem;

/** Which rule stands in which file. */
final class RuleDirectory {
  private record Key(String packageName, String rule) {}

  private final Map<Key, RuleRef> rules = new LinkedHashMap<>();

  /** Enters a file's rules; returns those that stand in another file already. */
  List<RuleProblem> add(RuleFile file, List<Model> models) {
    List<RuleProblem> problems = new ArrayList<>();
    for (Model model : models) {
      for (Rule rule : model.getRules()) {
        RuleRef ref = new RuleRef(file.pack(), rule.getName(), file.version());
        if (rules.putIfAbsent(new Key(rule.getPackage(), rule.getName()), ref) != null) {
          problems.add(twice(file, rule));
        }
      }
    }
    return problems;
  }

  private static RuleProblem twice(RuleFile file, Rule rule) {
    return new RuleProblem(
        file.name(),
        RuleLines.of(file, rule.getName()),
        "rule \"%s\" stands twice in package %s, expected one of them to have another name"
            .formatted(rule.getName(), rule.getPackage()));
  }

  RuleRef find(String packageName, String rule) {
    return rules.getOrDefault(new Key(packageName, rule), new RuleRef("?", rule, "?"));
  }

  Optional<String> packageOf(RuleRef rule) {
    return rules.entrySet().stream()
        .filter(entry -> entry.getValue().equals(rule))
        .map(entry -> entry.getKey().packageName())
        .findFirst();
  }

  /** The rule that an exception's messages name. */
  Optional<RuleRef> named(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = String.valueOf(t.getMessage());
      Optional<RuleRef> found =
          rules.values().stream()
              .filter(rule -> message.contains("\"" + rule.name() + "\""))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  List<String> names() {
    return rules.values().stream().map(RuleRef::name).sorted().toList();
  }
}
