package org.looptwin.optimise.fuzzy;

import java.util.EnumSet;
import java.util.Set;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion.Extra;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.api.fuzzy.FuzzyStudy;
import org.looptwin.optimise.api.fuzzy.SettingFault;

/** Refuses settings of another study: a setting without an effect would look like one. */
final class Misplaced {
  private static final Set<FuzzyStudy> ROWS = EnumSet.of(FuzzyStudy.CHAIN, FuzzyStudy.PROGRAM);
  private static final Set<FuzzyStudy> CHAIN = EnumSet.of(FuzzyStudy.CHAIN);
  private static final Set<FuzzyStudy> NETWORK = EnumSet.of(FuzzyStudy.NETWORK);

  private final FuzzyStudy study;

  private Misplaced(FuzzyStudy study) {
    this.study = study;
  }

  /**
   * @throws SettingFault when something was asked for that the study does not know
   */
  static void refuse(FuzzyStudy study, FuzzyQuestion question) {
    Misplaced misplaced = new Misplaced(study);
    FuzzySettings settings = question.settings();
    misplaced.check("relation", settings.relation() != null, ROWS);
    misplaced.check("ranking", settings.ranking() != null, ROWS);
    misplaced.check("profit", settings.nettedProfit(), CHAIN);
    misplaced.check("size", settings.size() != null, NETWORK);
    misplaced.check("traceability", settings.traceability() != null, NETWORK);
    misplaced.check("iot", settings.devices() != null, NETWORK);
    misplaced.check("demandFactor", settings.demandFactor() != null, NETWORK);
    misplaced.check("corners", question.extras().contains(Extra.CORNERS), CHAIN);
    misplaced.check("worth", question.extras().contains(Extra.WORTH), NETWORK);
    misplaced.check("sensitivity", question.extras().contains(Extra.SENSITIVITY), NETWORK);
  }

  private void check(String setting, boolean given, Set<FuzzyStudy> known) {
    if (given && !known.contains(study)) {
      throw new SettingFault(
          setting,
          "has no effect on %s, only on %s. Maybe leave it out, or ask for another model",
          study.label(),
          String.join(" and ", known.stream().map(FuzzyStudy::label).toList()));
    }
  }
}
