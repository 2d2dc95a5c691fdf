package org.looptwin.optimise.milp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.LinearAnswer;

/**
 * Which recycling centres a search would open.
 *
 * @param status how the search ended
 * @param open the choice; null when none was found
 * @param x the full model's solution behind the choice; null when there is none
 * @param boundEur no plan with free sites is cheaper; minus infinity when nothing is proven
 * @param message what went wrong, or ""
 */
record SiteChoice(
    LinearAnswer.Status status, Set<String> open, double[] x, double boundEur, String message) {

  /** The recycling centres that are open at x. */
  static Set<String> open(PlanningModel model, double[] x) {
    Set<String> open = new LinkedHashSet<>();
    List<Node> recyclers = model.instance().sets().recyclers();
    for (int r = 0; r < recyclers.size(); r++) {
      if (x[model.sites().column(r)] > 0.5) {
        open.add(recyclers.get(r).id());
      }
    }
    return open;
  }
}
