package org.looptwin.optimise.fuzzy.report;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.fuzzy.Cut;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Payoff;

/**
 * The aims of a plan, for every kind of report.
 *
 * @param alpha level whose cut is told
 */
record AimLines(List<Row> rows, double alpha) {
  private static final String MEMBERSHIP =
      "Membership: 1 where an objective is as good as alone, 0 where it is as bad as the others"
          + " leave it when they come first; lambda is the least of them.";

  /**
   * One aim.
   *
   * @param value its vertices
   * @param expected its expected interval, by the sides of what it is summed from
   * @param ranked the number that was optimised
   */
  record Row(
      String name,
      String unit,
      boolean maximise,
      FuzzyNumber value,
      Cut expected,
      double ranked,
      double ideal,
      double nadir,
      double membership) {

    static Row of(
        String name,
        String unit,
        boolean maximise,
        FuzzyNumber value,
        Cut expected,
        double ranked,
        Payoff payoff,
        int at) {
      return new Row(
          name,
          unit,
          maximise,
          value,
          expected,
          ranked,
          payoff.ideal()[at],
          payoff.nadir()[at],
          payoff.membership(at, ranked));
    }
  }

  void json(Document document) {
    Document.Objects list = document.objects("objectives");
    for (Row row : rows) {
      list.next()
          .put("name", row.name())
          .put("unit", row.unit())
          .put("sense", row.maximise() ? "max" : "min")
          .put("value", row.value())
          .put("expectedInterval", row.expected())
          .put("expectedValue", row.expected().middle())
          .put("cut", row.value().cut(alpha))
          .put("ranked", row.ranked())
          .put("ideal", row.ideal())
          .put("nadir", row.nadir())
          .put("membership", row.membership());
    }
  }

  void lines(List<String> lines) {
    for (Row row : rows) {
      lines.add(
          Words.say(
              "%-8s %s  %s %s  (best alone %s, worst %s)  membership %.4f",
              row.name(),
              row.maximise() ? "max" : "min",
              Words.fuzzy(row.value()),
              row.unit(),
              Words.number(row.ideal()),
              Words.number(row.nadir()),
              row.membership()));
    }
    lines.add(MEMBERSHIP);
  }

  void page(Page page) {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(
          List.of(
              row.name() + (row.maximise() ? " (max)" : " (min)"),
              Words.fuzzy(row.value()) + " " + row.unit(),
              Words.number(row.ranked()),
              Words.number(row.ideal()),
              Words.number(row.nadir()),
              Words.say("%.4f", row.membership())));
    }
    page.heading("Objectives")
        .table(
            List.of(
                "objective",
                "lowest / likely / highest",
                "as one number",
                "best alone",
                "worst",
                "membership"),
            cells)
        .say(MEMBERSHIP);
    rows.forEach(row -> page.membership(row.name(), row.unit(), row.value()));
  }
}
