package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleProblem;

/**
 * What a file's syntax says.
 *
 * @param folder its package as a path, which Drools expects it to lie in
 */
record RuleSyntax(String folder, List<RuleProblem> problems) {
  static RuleSyntax of(RuleFile file) {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    PackageDescr content;
    try {
      content = parser.parse(false, file.drl());
    } catch (DroolsParserException e) {
      return new RuleSyntax("", List.of(new RuleProblem(file.name(), 1, e.getMessage())));
    }
    List<RuleProblem> problems = new ArrayList<>();
    for (DroolsError error : parser.getErrors()) {
      int[] lines = error.getLines();
      int line = lines.length == 0 ? 1 : Math.max(1, lines[0]);
      String message = error.getMessage().strip().lines().findFirst().orElse("syntax error");
      problems.add(new RuleProblem(file.name(), line, message));
    }
    String name = content == null || content.getName() == null ? "" : content.getName();
    if (problems.isEmpty() && name.isEmpty()) {
      problems.add(
          new RuleProblem(
              file.name(), 1, "no package, expected 'package <name>;' as the first statement"));
    }
    return new RuleSyntax(name.replace('.', '/'), problems);
  }
}
