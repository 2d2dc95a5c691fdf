package org.looptwin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.looptwin.optimise.api.RobustnessStudy.Report;
import org.looptwin.optimise.api.RobustnessStudy.Row;

/** The price of robustness as a table and as CSV. */
final class RobustnessTable {
  private final Report report;

  RobustnessTable(Report report) {
    this.report = report;
  }

  /** For a screen: million EUR and percent. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "gamma-s    nominal     robust  mean drawn   months over    years over   bound B(n,G)"
            + "   normal form");
    for (Row row : report.rows()) {
      lines.add(
          say(
              "%7.4g %10.2f %10.2f %11.2f %11.3f %% %11.3f %% %12.3g %% %11.3g %%",
              row.gammaSuppliers(),
              row.nominalEur() / 1e6,
              row.robustEur() / 1e6,
              row.meanEur() / 1e6,
              100 * row.monthlyViolation(),
              100 * row.yearlyViolation(),
              100 * row.exactBound(),
              100 * row.normalBound()));
    }
    lines.add(
        "million EUR; n = %d suppliers; months over: their losses exceed what the budget holds;"
                .formatted(report.suppliers())
            + " years over: the year costs more than robust");
    report.notes().forEach(note -> lines.add("- " + note));
    return lines;
  }

  List<String> csv() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "gamma_s,nominal_eur,robust_eur,mean_eur,monthly_violation,yearly_violation,"
            + "bound_exact,bound_normal");
    for (Row row : report.rows()) {
      lines.add(
          say(
              "%s,%.2f,%.2f,%.2f,%s,%s,%s,%s",
              row.gammaSuppliers(),
              row.nominalEur(),
              row.robustEur(),
              row.meanEur(),
              row.monthlyViolation(),
              row.yearlyViolation(),
              row.exactBound(),
              row.normalBound()));
    }
    return lines;
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
