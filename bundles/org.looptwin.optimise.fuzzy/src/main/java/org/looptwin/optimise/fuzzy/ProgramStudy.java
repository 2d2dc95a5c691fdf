package org.looptwin.optimise.fuzzy;

import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.fuzzy.compromise.Aim;
import org.looptwin.optimise.fuzzy.compromise.Method;
import org.looptwin.optimise.fuzzy.compromise.Payoff;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.input.Choices;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.fuzzy.program.Conversion;
import org.looptwin.optimise.fuzzy.program.CrispForm;
import org.looptwin.optimise.fuzzy.program.FuzzyProgram;
import org.looptwin.optimise.fuzzy.program.ProgramReader;
import org.looptwin.optimise.fuzzy.program.ProgramRun;
import org.looptwin.optimise.fuzzy.report.ProgramReport;

/** Any fully fuzzy program. */
final class ProgramStudy implements Study {
  private final String file;
  private final FuzzyProgram program;
  private final boolean lexicographic;
  private final Payoff limits;
  private final CrispForm.Rule rule;
  private final Wish wish;

  ProgramStudy(Entry root, String file, FuzzySettings settings) {
    this.file = file;
    ProgramReader reader = new ProgramReader(root);
    Choices choices = new Choices(root, settings);
    this.rule = choices.rule();
    boolean possibilistic = rule.conversion() == Conversion.POSSIBILISTIC;
    this.program = reader.program(possibilistic);
    this.lexicographic = reader.lexicographic();
    this.limits = reader.limits(program.aims());
    if (possibilistic && !program.crisp()) {
      throw choices.rowsFault(
          "is 'possibilistic', which is for plain variables, and these are fuzzy",
          "vertexwise, interval or ranking. Maybe say \"variables\": \"crisp\"");
    }
    choices.fits(rule.ranking(), program.triangular());
    this.wish = choices.wish(program.aims().size(), Method.MAX_MIN);
    if (lexicographic && program.aims().size() > 1) {
      throw root.at("objective").fault("is lexicographic with several objectives", "one objective");
    }
  }

  @Override
  public FuzzyReport answer(Solves solves) {
    ProgramRun run = new ProgramRun(program, rule, solves);
    ProgramRun.Found found = lexicographic ? run.lexicographic() : run.compromise(wish, limits);
    return new ProgramReport(file, program, rule, wish, found, solves).report();
  }

  @Override
  public LinearModel model() {
    CrispForm form = new CrispForm(program, rule);
    Aim aim = form.aims().get(0);
    ModelChanges changes = new ModelChanges(form.model());
    for (int column = 0; column < form.model().columns(); column++) {
      changes.cost(column, (aim.maximise() ? -1 : 1) * aim.coefficients()[column]);
    }
    return changes.model();
  }
}
