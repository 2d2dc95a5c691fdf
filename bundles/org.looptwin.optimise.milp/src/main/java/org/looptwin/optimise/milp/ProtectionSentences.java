package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.Preference;
import org.looptwin.optimise.api.Protection;

/** What the protection and the reserve of a plan cost, in words. */
final class ProtectionSentences {
  private final PlanningModel model;
  private final double[] x;

  ProtectionSentences(PlanningModel model, double[] x) {
    this.model = model;
    this.x = x;
  }

  List<String> all() {
    List<String> said = new ArrayList<>();
    Protection protection = model.instance().problem().protection();
    if (!protection.equals(Protection.NONE)) {
      said.add(
          say(
              "Protected by %s: %.2f million %s of the objective are the price of the worst case"
                  + " within it.",
              words(protection), model.risk().eur(x) / 1e6, currency()));
    }
    if (protection instanceof Protection.Recourse recourse) {
      cut(recourse).ifPresent(said::add);
    }
    Preference preference = model.instance().problem().preference();
    if (!preference.equals(Preference.NEUTRAL)) {
      said.add(
          say(
              "By preference carbon counts %s times and expected loss %s times its price: the"
                  + " objective holds these weights, its parts and the indicators are at prices.",
              number(preference.carbon()), number(preference.disruption())));
    }
    double kept = model.reserve().keptKwh(x);
    if (model.instance().problem().reserveShare() > 0) {
      said.add(
          say(
              "%.1f GWh are kept in reserve at suppliers over the horizon, for %.2f million %s.",
              kept / 1e6, model.reserve().eur(x) / 1e6, currency()));
    }
    return said;
  }

  /** A recovery rate that cannot fall as far as was asked for; the first one. */
  private Optional<String> cut(Protection.Recourse recourse) {
    Instance instance = model.instance();
    return IntStream.range(0, instance.periods())
        .filter(t -> instance.recoveryDrop(recourse, t) < instance.askedDrop(recourse, t))
        .mapToObj(
            t ->
                say(
                    "The recovery rate of month %d is %s and cannot be %s lower: the plan reckons"
                        + " with no pack coming back. Maybe give a smaller drop.",
                    instance.month(t),
                    number(instance.values().recoveryRate()[t]),
                    number(instance.askedDrop(recourse, t))))
        .findFirst();
  }

  private String currency() {
    return model.instance().parameters().currency();
  }

  private static String words(Protection protection) {
    if (protection instanceof Protection.Budgeted budget) {
      return say(
          "a budget (each month %s and %s, in all %s of the carbon price at their worst)",
          count(budget.gammaSuppliers(), "supplier", "suppliers"),
          count(budget.gammaLanes(), "lane class", "lane classes"),
          count(budget.gammaCarbon(), "month", "months"));
    }
    if (protection instanceof Protection.Ellipsoid ellipsoid) {
      return say(
          "an ellipsoid of %s each month", count(ellipsoid.omega(), "deviation", "deviations"));
    }
    if (protection instanceof Protection.Wasserstein ball) {
      return say(
          "a Wasserstein ball of %s around %s",
          count(ball.epsilon(), "interruption", "interruptions"),
          count(ball.scenarios(), "sampled year", "sampled years"));
    }
    if (protection instanceof Protection.Recourse recourse) {
      return say(
          "%s (the recovery rate up to %s lower, for %s worth)",
          recourse.answers()
              ? "rules that answer to what comes back"
              : "one plan for whatever comes back",
          number(recourse.drop().at(0)),
          count(recourse.gammaMonths(), "month's", "months'"));
    }
    Protection.Tail tail = (Protection.Tail) protection;
    return say(
        "the mean loss of the worst %s %% of %s",
        number(100 * (1 - tail.alpha())), count(tail.scenarios(), "sampled year", "sampled years"));
  }

  /** {@code 1 lane class}, {@code 1.5 lane classes}. */
  static String count(double value, String one, String many) {
    String number = number(value);
    return number + " " + (number.equals("1") ? one : many);
  }

  private static String number(double value) {
    double rounded = Math.round(value * 1e6) / 1e6;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
