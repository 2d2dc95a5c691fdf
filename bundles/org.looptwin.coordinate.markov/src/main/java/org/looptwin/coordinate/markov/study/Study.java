package org.looptwin.coordinate.markov.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.coordinate.api.CoordinationReport;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.EnforcementQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.deal.Band;
import org.looptwin.optimise.api.LinearSolver;

/** Everything about the five actors that was asked for. */
public final class Study {
  private final LoopData data;
  private final LoopQuestion question;
  private final Optional<LinearSolver> solver;

  private Study(LoopData settled, LoopQuestion question, Optional<LinearSolver> solver) {
    this.data = settled;
    this.question = question;
    this.solver = solver;
  }

  /**
   * @param data of the case; the question's rates and discount take the place of its own
   * @throws IllegalArgumentException naming a band of a rate that is no share
   */
  public static Study of(LoopData data, LoopQuestion question, Optional<LinearSolver> solver) {
    Band.check(question.enforcement().bands());
    LoopData seen = data.measured(question.rates());
    return new Study(
        Double.isNaN(question.gamma()) ? seen : with(seen, question.gamma()), question, solver);
  }

  private static LoopData with(LoopData data, double gamma) {
    Map<String, Double> settings = new HashMap<>(data.settings());
    settings.put("gamma", gamma);
    return data.settings(settings);
  }

  /** Everybody for himself, all together and under a contract: the document only. */
  public static Map<String, Object> contract(
      LoopData data, Objective objective, Optional<LinearSolver> solver) throws NoValueException {
    LoopQuestion question =
        new LoopQuestion(
            Double.NaN,
            1e-5,
            false,
            true,
            EnforcementQuestion.NONE,
            false,
            false,
            objective,
            List.of(),
            DecisionMethod.VI,
            DecisionQuestion.Learning.DEFAULT,
            () -> false,
            told -> {});
    Page page = new Page("A contract");
    new Study(data, question, solver).together(page);
    return page.report().document();
  }

  public CoordinationReport report() throws NoValueException {
    Page page = new Page("Coordination of the five actors");
    if (!question.rates().isEmpty()) {
      RatesPart.tell(page, question.rates());
    }
    if (data.types().isEmpty()) {
      tell(page);
      return page.report();
    }
    double total = 0;
    for (String type : data.types().keySet()) {
      Page part = new Page("Batteries of the kind " + type);
      new Study(data.only(type), question, solver).tell(part);
      page.add(type, part);
      total += (double) part.value("totalMeanValue");
    }
    page.heading("All kinds of battery");
    page.text("Total %s: kinds share no stock, so that their values add up.", Page.money(total));
    page.put("totalMeanValue", total);
    return page.report();
  }

  private void tell(Page page) throws NoValueException {
    SingleStudy singles = new SingleStudy(data, question);
    singles.tell(page, singles.all());
    if (!question.literal()) {
      together(page);
      PricesPart.tell(page, data);
      TransfersPart.tell(page, data);
      MeanFieldPart.tell(page, data, question);
    }
    if (question.learners()) {
      new LearnerStudy(data, question).tell(page);
    }
    if (question.sweep()) {
      new SweepStudy(data, question).tell(page);
      if (question.learners()) {
        new LearnerStudy(data, question).sweep(page);
      }
    }
  }

  private void together(Page page) throws NoValueException {
    RingStudy ring = new RingStudy(data, question);
    ring.tell(page);
    double coordinated = Double.NaN;
    double[] byState = new double[0];
    if (question.contract()) {
      LinearSolver linear =
          solver.orElseThrow(
              () ->
                  new IllegalStateException("There is no linear solver, expected highs or ojalgo"));
      ContractStudy contract = new ContractStudy(ring, question, linear);
      contract.tell(page);
      if (question.enforcement().periods() > 0) {
        new LifePart(contract.deal(), question, linear).tell(page);
      }
      coordinated = contract.total();
      byState = contract.byState();
    }
    ring.compare(page, coordinated, byState);
  }
}
