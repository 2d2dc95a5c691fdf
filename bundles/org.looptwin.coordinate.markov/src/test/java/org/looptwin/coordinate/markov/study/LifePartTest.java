package org.looptwin.coordinate.markov.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.EnforcementQuestion;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.actors.Given;
import org.looptwin.coordinate.markov.deal.Deal;
import org.looptwin.coordinate.markov.deal.Situation;
import org.looptwin.optimise.highs.HighsSolver;

class LifePartTest {
  private static final String STANDS = "It stands";
  private static final String NOT_JUDGED =
      "Fewer than two windows of 500 periods were run, so nothing was judged; it is from 1,000"
          + " periods on.";

  private static HighsSolver solver;
  private static Deal deal;

  @BeforeAll
  static void negotiate() throws IOException, NoValueException {
    solver = HighsSolver.unpackedTo(Path.of("target/highs"));
    deal = Situation.of(Given.loop(), Objective.SUM, () -> false).deal(1, solver);
  }

  private static List<String> told(int periods) throws NoValueException {
    LoopQuestion question =
        new LoopQuestion(
            Double.NaN,
            1e-6,
            false,
            true,
            new EnforcementQuestion(periods, List.of(), Map.of()),
            false,
            false,
            Objective.SUM,
            List.of(),
            DecisionMethod.VI,
            DecisionQuestion.Learning.DEFAULT,
            () -> false,
            told -> {});
    Page page = new Page("A contract");
    new LifePart(deal, question, solver).tell(page);
    return page.report().lines();
  }

  @Test
  void ofFewerThanTwoWindowsItIsSaidThatNothingWasJudged() throws NoValueException {
    for (int periods : new int[] {10, 999}) {
      assertThat(told(periods)).contains(NOT_JUDGED).noneMatch(line -> line.contains(STANDS));
    }
  }

  @Test
  void afterTwoWindowsInTheirBandsTheContractStands() throws NoValueException {
    assertThat(told(1_000))
        .anyMatch(line -> line.contains(STANDS))
        .noneMatch(line -> line.contains("nothing was judged"));
  }
}
