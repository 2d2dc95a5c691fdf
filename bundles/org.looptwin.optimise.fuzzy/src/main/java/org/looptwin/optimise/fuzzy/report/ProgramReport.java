package org.looptwin.optimise.fuzzy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.program.CrispForm;
import org.looptwin.optimise.fuzzy.program.FuzzyAim;
import org.looptwin.optimise.fuzzy.program.FuzzyProgram;
import org.looptwin.optimise.fuzzy.program.ProgramRun;

/** A solved fully fuzzy program. */
public final class ProgramReport {
  private final String file;
  private final FuzzyProgram program;
  private final CrispForm.Rule rule;
  private final Wish wish;
  private final ProgramRun.Found found;
  private final Solves solves;
  private final AimLines aims;

  public ProgramReport(
      String file,
      FuzzyProgram program,
      CrispForm.Rule rule,
      Wish wish,
      ProgramRun.Found found,
      Solves solves) {
    this.file = file;
    this.program = program;
    this.rule = rule;
    this.wish = wish;
    this.found = found;
    this.solves = solves;
    List<AimLines.Row> rows = new ArrayList<>();
    for (int at = 0; at < program.aims().size(); at++) {
      FuzzyAim aim = program.aims().get(at);
      rows.add(
          AimLines.Row.of(
              aim.name(),
              aim.unit(),
              aim.maximise(),
              found.aims().get(at),
              found.expected().get(at),
              found.ranked()[at],
              found.payoff(),
              at));
    }
    aims = new AimLines(rows, rule.alpha());
  }

  public FuzzyReport report() {
    Document document =
        new Document()
            .put("model", "program")
            .put("source", file)
            .put("status", "OPTIMAL")
            .put("relation", rule.conversion().label())
            .put("ranking", rule.ranking().label())
            .put("alpha", rule.alpha())
            .wish(wish)
            .put("lambda", found.lambda());
    aims.json(document);
    document.payoff(found.payoff());
    List<String> lines = new ArrayList<>();
    lines.add(
        Words.say(
            "program  %s  relation %s  ranking %s  method %s  lambda %.4f",
            file,
            rule.conversion().label(),
            rule.ranking().label(),
            wish.method().label(),
            found.lambda()));
    lines.add(Words.RANGES);
    aims.lines(lines);
    Document variables = document.object("variables");
    List<String> rest = new ArrayList<>();
    for (int at = 0; at < program.variables().size(); at++) {
      variables.put(program.variables().get(at), found.variable(at));
      rest.add("  " + program.variables().get(at) + "  " + Words.fuzzy(found.variable(at)));
    }
    CheckLines check = new CheckLines(found.check());
    check.json(document);
    rest.add(check.line());
    Page page = new Page("Fuzzy program: " + Words.name(file));
    page.say(lines.get(0));
    aims.page(page);
    rest.forEach(page::say);
    lines.addAll(rest);
    return new FuzzyReport(document.solver(solves).text(), lines, page.html(), Map.of());
  }
}
