package org.looptwin.http;

import java.util.List;
import java.util.Set;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.RiskDesk;
import org.looptwin.decision.api.RiskWeights;
import org.looptwin.decision.api.Stance;

/** Two points to choose from, as soon as a front was asked for. */
final class FakeRisk implements RiskDesk {
  private volatile Stance stance = Stance.DEFAULT;
  private volatile FrontView front = FrontView.NONE;

  @Override
  public Stance stance() {
    return stance;
  }

  @Override
  public void adopt(PlanPolicy policy, String by) {
    stance = stance.with(policy, new Stance.Mark(by, FakeTwin.NOW));
  }

  @Override
  public boolean prefer(RiskWeights weights, String by, String comment) {
    boolean other = !stance.weights().equals(weights);
    stance = stance.with(weights, new Stance.Mark(by, FakeTwin.NOW), comment);
    return other;
  }

  @Override
  public FrontView front() {
    return front;
  }

  @Override
  public boolean beginFront(int points, String by) {
    if (front.state() == FrontView.State.RUNNING) {
      return false;
    }
    front = view(FrontView.State.RUNNING, by, List.of());
    return true;
  }

  @Override
  public boolean cancelFront() {
    boolean running = front.state() == FrontView.State.RUNNING;
    front = running ? view(FrontView.State.CANCELLED, front.by().by(), List.of()) : front;
    return running;
  }

  void finish() {
    front =
        view(
            FrontView.State.DONE,
            "olga",
            List.of(
                new Point(100, 50, 20, Set.of("R01"), 0, new RiskWeights(1, 0.5)),
                new Point(120, 40, 10, Set.of("R01"), 0, new RiskWeights(2, 3))));
  }

  private static FrontView view(FrontView.State state, String by, List<Point> points) {
    return new FrontView(
        state, new Stance.Mark(by, FakeTwin.NOW), "P-1", 3, 9, points, points.size() - 1, 0, "", 1);
  }
}
