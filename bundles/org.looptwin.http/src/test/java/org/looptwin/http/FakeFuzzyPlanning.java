package org.looptwin.http;

import java.util.List;
import java.util.Map;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.api.fuzzy.FuzzyPlanning;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;

/** Remembers what it was asked; refuses a text with "wrong" in it, finds nothing for "empty". */
final class FakeFuzzyPlanning implements FuzzyPlanning {
  private volatile FuzzyQuestion asked;

  FuzzyQuestion asked() {
    return asked;
  }

  @Override
  public FuzzyReport answer(FuzzyQuestion question, Watch watch) {
    asked = question;
    if (question.text().contains("wrong")) {
      throw new IllegalArgumentException(
          question.file() + ": /b/0: is [3,2,1], expected vertices in rising order");
    }
    if (question.text().contains("empty")) {
      throw new IllegalStateException("no plan was found: the limits contradict one another");
    }
    return new FuzzyReport("{\"model\":\"study-b\"}", List.of(), "", Map.of());
  }

  @Override
  public LinearModel model(FuzzyQuestion question) {
    return LinearModel.builder("none").build();
  }
}
