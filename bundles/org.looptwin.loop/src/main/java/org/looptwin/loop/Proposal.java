package org.looptwin.loop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.looptwin.model.decision.Change;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.request.Request;
import org.looptwin.optimise.api.Preference;

/**
 * Makes a decision of a step's outcome, when there is something to decide. A small change that
 * breaches nothing is approved by the loop itself; everything else waits for an operator.
 */
final class Proposal {
  /** A change of a share by more than this, in percentage points, needs an operator. */
  private static final double LARGE_SHARE_CHANGE_PP = 1;

  /** A change of a yearly volume by more than this needs an operator. */
  private static final double LARGE_VOLUME_CHANGE_GWH = 1;

  private final long step;
  private final long revision;
  private final Plan inForce;
  private final Preference preference;

  /**
   * @param preference with which the new plan is made
   */
  Proposal(long step, long revision, Plan inForce, Preference preference) {
    this.preference = preference;
    this.step = step;
    this.revision = revision;
    this.inForce = inForce;
  }

  /**
   * @param requests what the step answers, first cause first
   * @param number of the decision
   * @return empty when there is no plan or it is the one in force
   */
  Optional<Decision> of(
      List<Request> requests, StepOutcome outcome, int number, Instant now, boolean late) {
    if (requests.isEmpty()
        || !outcome.planned()
        || outcome.changes().isEmpty()
        || Planner.same(inForce, outcome.plan())) {
      return Optional.empty();
    }
    boolean operator = breached(outcome) || outcome.changes().stream().anyMatch(Proposal::large);
    Request first = requests.get(0);
    return Optional.of(
        new Decision(
            "D-%06d".formatted(number),
            revision,
            operator ? DecisionState.PROPOSED : DecisionState.APPROVED,
            now,
            first.cause(),
            first.rule(),
            requests.stream().map(Request::because).toList(),
            "F-%06d".formatted(step),
            outcome.assessment().set().id(),
            outcome.plan().id(),
            inForce.id(),
            outcome.changes(),
            sentences(requests, outcome),
            outcome.findings(),
            operator,
            late,
            operator ? null : "loop",
            operator ? null : "small change, nothing breached",
            null));
  }

  private List<String> sentences(List<Request> requests, StepOutcome outcome) {
    boolean chosen =
        requests.stream().anyMatch(request -> request.topic().equals(Outside.PREFERENCE_TOPIC));
    List<String> first = new FirstWords(inForce, outcome.plan()).of(preference, chosen);
    return Stream.concat(first.stream(), outcome.sentences().stream()).toList();
  }

  private static boolean breached(StepOutcome outcome) {
    return outcome.findings().stream().anyMatch(f -> f.state() == FindingState.BREACHED);
  }

  private static boolean large(Change change) {
    double size = Math.abs(change.to() - change.from());
    return switch (change.unit()) {
      case "%" -> size > LARGE_SHARE_CHANGE_PP;
      case "GWh" -> size > LARGE_VOLUME_CHANGE_GWH;
      default -> false;
    };
  }
}
