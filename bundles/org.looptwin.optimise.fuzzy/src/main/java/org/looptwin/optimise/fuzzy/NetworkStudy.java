package org.looptwin.optimise.fuzzy;

import java.util.Set;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion.Extra;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.fuzzy.compromise.Method;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.input.Choices;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.fuzzy.network.Generator;
import org.looptwin.optimise.fuzzy.network.NetworkPlan;
import org.looptwin.optimise.fuzzy.network.NetworkRun;
import org.looptwin.optimise.fuzzy.report.NetworkReport;

/** Study C. */
final class NetworkStudy implements Study {
  private final String file;
  private final NetworkRun run;
  private final Wish wish;
  private final Set<Extra> extras;

  NetworkStudy(Entry root, String file, FuzzySettings settings, Set<Extra> extras, long seed) {
    this.file = file;
    this.extras = extras;
    Generator generator = Generator.read(root);
    Choices choices = new Choices(root, settings);
    this.wish = choices.wish(NetworkRun.AIMS, Method.TORABI_HASSINI);
    this.run =
        new NetworkRun(
            generator,
            generator.size(settings.size()),
            seed,
            choices.alpha(),
            settings.devices() == null || settings.devices(),
            choices.share("traceability", settings.traceability(), NetworkRun.TRACEABILITY),
            settings.demandFactor() == null ? 1 : settings.demandFactor());
  }

  @Override
  public FuzzyReport answer(Solves solves) {
    NetworkPlan plan =
        run.plan(wish, extras.contains(Extra.WORTH), extras.contains(Extra.SENSITIVITY), solves);
    return new NetworkReport(file, plan, solves).report();
  }

  @Override
  public LinearModel model() {
    return run.model();
  }
}
