package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.looptwin.model.request.RuleRef;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleProblem;

/** Which rule stands in which file. */
final class RuleDirectory {
  private record Key(String packageName, String rule) {}

  private final Map<Key, RuleRef> rules = new LinkedHashMap<>();
  private final Map<RuleFile, String> folders = new LinkedHashMap<>();

  /** Reads a file's package and rules; returns what is wrong with its syntax. */
  List<RuleProblem> add(RuleFile file) {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    PackageDescr content;
    try {
      content = parser.parse(false, file.drl());
    } catch (DroolsParserException e) {
      return List.of(new RuleProblem(file.name(), 1, e.getMessage()));
    }
    List<RuleProblem> problems = new ArrayList<>();
    for (DroolsError error : parser.getErrors()) {
      int[] lines = error.getLines();
      int line = lines.length == 0 ? 1 : Math.max(1, lines[0]);
      problems.add(new RuleProblem(file.name(), line, firstLine(error.getMessage())));
    }
    if (problems.isEmpty() && (content.getName() == null || content.getName().isEmpty())) {
      problems.add(
          new RuleProblem(
              file.name(), 1, "no package, expected 'package <name>;' as the first statement"));
    }
    if (problems.isEmpty()) {
      folders.put(file, content.getName().replace('.', '/'));
      content.getRules().forEach(rule -> problems.addAll(add(file, content.getName(), rule)));
    }
    return problems;
  }

  private List<RuleProblem> add(RuleFile file, String packageName, RuleDescr rule) {
    RuleRef ref = new RuleRef(file.pack(), rule.getName(), file.version());
    if (rules.put(new Key(packageName, rule.getName()), ref) == null) {
      return List.of();
    }
    return List.of(
        new RuleProblem(
            file.name(),
            rule.getLine(),
            "rule \"%s\" stands twice in package %s, expected one of them to have another name"
                .formatted(rule.getName(), packageName)));
  }

  private static String firstLine(String message) {
    return message.strip().lines().findFirst().orElse("syntax error");
  }

  String folderOf(RuleFile file) {
    return folders.get(file);
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
