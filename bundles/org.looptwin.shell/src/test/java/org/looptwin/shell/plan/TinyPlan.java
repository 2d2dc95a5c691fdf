package org.looptwin.shell.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.PlanningProblem;

/** A proven plan for three months of the case tiny, policy dynamic, as HiGHS 1.12 found it. */
public final class TinyPlan {
  private TinyPlan() {}

  public static Case reference() {
    return CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();
  }

  public static Plan plan() {
    try (InputStream in = TinyPlan.class.getResourceAsStream("tiny-three-months.json")) {
      return new ModelJson().plan(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static PlanStory story(Finding... findings) {
    Plan plan = plan();
    PlanningProblem problem = PlanningProblem.of(reference());
    return new PlanStory(
        problem, plan, List.of(findings), plan.start().atDay(1), List.of("against <a box>."));
  }

  static Finding finding(FindingState state, String rule, String subject) {
    return new Finding(
        "pack", rule, subject, state, null, null, "", "Article 1", subject + " is, \"so\".");
  }
}
