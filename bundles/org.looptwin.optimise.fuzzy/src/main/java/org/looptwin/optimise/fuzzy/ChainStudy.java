package org.looptwin.optimise.fuzzy;

import java.util.Set;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion.Extra;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.fuzzy.chain.ChainPlan;
import org.looptwin.optimise.fuzzy.chain.ChainReader;
import org.looptwin.optimise.fuzzy.chain.ChainRun;
import org.looptwin.optimise.fuzzy.compromise.Method;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.input.Choices;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.fuzzy.program.Conversion;
import org.looptwin.optimise.fuzzy.program.CrispForm;
import org.looptwin.optimise.fuzzy.report.ChainReport;

/** Study B. */
final class ChainStudy implements Study {
  private final String file;
  private final String currency;
  private final ChainRun run;
  private final CrispForm.Rule rule;
  private final Wish wish;
  private final boolean corners;

  ChainStudy(Entry root, String file, FuzzySettings settings, Set<Extra> extras) {
    this.file = file;
    ChainReader reader = new ChainReader(root);
    this.currency = reader.currency();
    this.run = new ChainRun(reader.data(), currency, settings.nettedProfit());
    Choices choices = new Choices(root, settings);
    this.rule = choices.rule();
    if (rule.conversion() == Conversion.POSSIBILISTIC) {
      throw choices.rowsFault(
          "is 'possibilistic', which is for models whose variables are plain numbers",
          "vertexwise, interval or ranking");
    }
    choices.fits(rule.ranking(), run.triangular());
    this.wish = choices.wish(ChainRun.AIMS, Method.MAX_MIN);
    this.corners = extras.contains(Extra.CORNERS);
  }

  @Override
  public FuzzyReport answer(Solves solves) {
    ChainPlan plan = run.plan(rule, wish, corners, solves);
    return new ChainReport(file, currency, plan, solves).report();
  }

  @Override
  public LinearModel model() {
    CrispForm form = run.form(rule);
    ModelChanges changes = new ModelChanges(form.model());
    double[] profit = form.aims().get(0).coefficients();
    for (int column = 0; column < profit.length; column++) {
      changes.cost(column, -profit[column]);
    }
    return changes.model();
  }
}
