package org.looptwin.loop;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Preference;

/** What an operator must not miss in a decision: a new preference and a shortage come first. */
final class FirstWords {
  private static final double WORTH_NAMING_EUR = 1e5;

  private final Plan before;
  private final Plan after;

  FirstWords(Plan before, Plan after) {
    this.before = before;
    this.after = after;
  }

  /**
   * @param chosen the preference of the new plan
   * @param caused whether the operator's choice of it asks for the decision
   */
  List<String> of(Preference chosen, boolean caused) {
    List<String> said = new ArrayList<>();
    if (caused) {
      said.add(preference(chosen));
    }
    double more = after.parts().shortageEur() - before.parts().shortageEur();
    if (more >= WORTH_NAMING_EUR) {
      said.add(shortage());
    }
    return said;
  }

  /** Totals of plans over different months are no comparison, so then there are none. */
  private String preference(Preference chosen) {
    String counts =
        chosen.equals(Preference.NEUTRAL)
            ? "By the operator's preference everything counts at its price again"
            : Words.say(
                "By the operator's preference carbon counts %s times and expected loss %s times"
                    + " its price",
                chosen.carbon(), chosen.disruption());
    if (!before.start().equals(after.start()) || before.months() != after.months()) {
      return counts + ".";
    }
    return counts
        + Words.say(
            ": at prices the plan costs %+.2f MEUR over its %d months, of which carbon %+.2f and"
                + " expected loss %+.2f; CO2 %+.0f t a year.",
            millions(after.parts().pricedEur() - before.parts().pricedEur()),
            after.months(),
            millions(after.parts().carbonEur() - before.parts().carbonEur()),
            millions(after.parts().disruptionEur() - before.parts().disruptionEur()),
            tonnes(after) - tonnes(before));
  }

  private String shortage() {
    return Words.say(
        "The plan brings a shortage: %.2f MEUR over its %d months in place of %.2f;"
            + " %s of the demand is not met, %s before.",
        millions(after.parts().shortageEur()),
        after.months(),
        millions(before.parts().shortageEur()),
        unmet(after),
        unmet(before));
  }

  private static double millions(double eur) {
    return eur / 1e6;
  }

  private static double tonnes(Plan plan) {
    Double tonnes = plan.indicators().emissionsTPerYear();
    return tonnes == null ? 0 : tonnes;
  }

  private static String unmet(Plan plan) {
    Double percent = plan.indicators().stockoutPercent();
    return percent == null ? "an unknown share" : Words.say("%.2f %%", percent);
  }
}
