package org.looptwin.optimise.fuzzy.report;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Payoff;

/**
 * The aims of a plan, for every kind of report.
 *
 * @param alpha level whose cut is told
 */
record AimLines(List<Row> rows, double alpha) {
  /**
   * One aim.
   *
   * @param ranked the number that was optimised
   */
  record Row(
      String name,
      String unit,
      boolean maximise,
      FuzzyNumber value,
      double ranked,
      double ideal,
      double nadir,
      double membership) {

    static Row of(
        String name,
        String unit,
        boolean maximise,
        FuzzyNumber value,
        double ranked,
        Payoff payoff,
        int at) {
      return new Row(
          name,
          unit,
          maximise,
          value,
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
          .put("expectedInterval", row.value().expectedInterval())
          .put("expectedValue", row.value().expectedValue())
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
              "%-8s %s  %s %s  (ideal %s, nadir %s)  membership %.4f",
              row.name(),
              row.maximise() ? "max" : "min",
              Words.fuzzy(row.value()),
              row.unit(),
              Words.number(row.ideal()),
              Words.number(row.nadir()),
              row.membership()));
    }
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
            List.of("objective", "fuzzy value", "ranked", "ideal", "nadir", "membership"), cells);
    rows.forEach(row -> page.membership(row.name(), row.unit(), row.value()));
  }
}
