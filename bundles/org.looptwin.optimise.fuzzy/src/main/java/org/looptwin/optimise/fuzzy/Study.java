package org.looptwin.optimise.fuzzy;

import java.util.Set;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion.Extra;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.api.fuzzy.FuzzyStudy;
import org.looptwin.optimise.fuzzy.chain.ChainReader;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.fuzzy.network.Generator;
import org.looptwin.optimise.fuzzy.program.ProgramReader;

/** A file that was read, ready to be solved. */
interface Study {
  FuzzyReport answer(Solves solves);

  LinearModel model();

  /**
   * @throws IllegalArgumentException when the file or the settings have a fault
   */
  static Study of(FuzzyQuestion question) {
    Entry root = Entry.root(question.file(), question.text());
    FuzzyStudy study = question.study() == null ? guess(root) : question.study();
    Misplaced.refuse(study, question);
    FuzzySettings settings = question.settings();
    Set<Extra> extras = question.extras();
    return switch (study) {
      case CHAIN -> new ChainStudy(root, question.file(), settings, extras);
      case NETWORK ->
          new NetworkStudy(root, question.file(), settings, extras, question.budget().seed());
      case PROGRAM -> new ProgramStudy(root, question.file(), settings);
    };
  }

  private static FuzzyStudy guess(Entry root) {
    if (ChainReader.fits(root)) {
      return FuzzyStudy.CHAIN;
    }
    if (Generator.fits(root)) {
      return FuzzyStudy.NETWORK;
    }
    if (ProgramReader.fits(root)) {
      return FuzzyStudy.PROGRAM;
    }
    throw root.fault(
        "is no fuzzy model",
        "'sets' (study-b), 'uniform' (study-c), or 'A' and 'b' (a fuzzy program)");
  }
}
