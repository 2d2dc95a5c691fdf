package org.looptwin.shell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.shell.plan.LinePicture;

/** How plans answer to one value: as a table, as CSV, as JSON, as a picture. */
final class SensitivityTable {
  private final SensitivityQuestion.Kind kind;
  private final List<Row> rows;
  private final String currency;
  private final String title;

  /**
   * @param title of the case and its policy
   */
  SensitivityTable(SensitivityQuestion.Kind kind, List<Row> rows, String currency, String title) {
    this.kind = kind;
    this.rows = rows;
    this.currency = currency;
    this.title = title;
  }

  /**
   * One plan.
   *
   * @param plan null when there is none
   * @param because why there is none, or ""
   */
  record Row(double value, boolean asked, PlanningProblem problem, Plan plan, String because) {}

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String unit =
        kind == SensitivityQuestion.Kind.CARBON ? currency + " " + kind.unit() : kind.unit();
    lines.add(say("%s (* as asked), million %s", kind.what(), currency));
    lines.add(
        say(
            "%10s  %9s %8s %9s %9s %8s %7s  %s",
            unit, "total", "change", "carbon", "disruption", "CO2 kt", "gap %", "centres open"));
    rows.forEach(row -> lines.add(line(row)));
    slope().ifPresent(lines::add);
    return lines;
  }

  private String line(Row row) {
    String head = say("%9s%s  ", number(row.value()), row.asked() ? "*" : " ");
    if (row.plan() == null) {
      return head + "no plan: " + row.because();
    }
    Plan plan = row.plan();
    return head
        + say(
            "%9.1f %7s %9.1f %10.1f %8.1f %7.3f  %s",
            plan.objectiveEur() / 1e6,
            asked().map(base -> change(base.objectiveEur(), plan.objectiveEur())).orElse("-"),
            plan.parts().carbonEur() / 1e6,
            plan.parts().disruptionEur() / 1e6,
            tonnes(plan) / 1e3,
            100 * plan.gap(),
            sites(row));
  }

  private static String change(double from, double to) {
    return say("%+.2f %%", 100 * (to - from) / from);
  }

  private Optional<Plan> asked() {
    return rows.stream().filter(Row::asked).map(Row::plan).filter(plan -> plan != null).findFirst();
  }

  private static String sites(Row row) {
    return String.join(" ", new TreeSet<>(PlanTelling.openRecyclers(row.problem(), row.plan())));
  }

  private static double tonnes(Plan plan) {
    Double tonnes = plan.indicators().emissionsTPerYear();
    return tonnes == null ? 0 : tonnes;
  }

  /** From the lowest to the highest value. */
  private Optional<String> slope() {
    List<Row> found = rows.stream().filter(row -> row.plan() != null).toList();
    if (found.size() < 2) {
      return Optional.empty();
    }
    Row low = found.get(0);
    Row high = found.get(found.size() - 1);
    return Optional.of(
        say(
            "from %s to %s: total %s, CO2 %s",
            number(low.value()),
            number(high.value()),
            change(low.plan().objectiveEur(), high.plan().objectiveEur()),
            change(tonnes(low.plan()), tonnes(high.plan()))));
  }

  List<String> csv() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "value,asked,total_eur,operating_eur,purchase_eur,carbon_eur,disruption_eur,shortage_eur,"
            + "change_eur,co2_t_year,bound_eur,gap,seconds,open_sites");
    for (Row row : rows) {
      if (row.plan() != null) {
        lines.add(csv(row));
      }
    }
    return lines;
  }

  private static String csv(Row row) {
    Plan plan = row.plan();
    return say(
        "%s,%s,%.2f,%.2f,%.2f,%.2f,%.2f,%.2f,%.2f,%.3f,%.2f,%.8f,%.3f,%s",
        number(row.value()),
        row.asked(),
        plan.objectiveEur(),
        plan.parts().operatingEur(),
        plan.parts().purchaseEur(),
        plan.parts().carbonEur(),
        plan.parts().disruptionEur(),
        plan.parts().shortageEur(),
        plan.parts().changeEur(),
        tonnes(plan),
        plan.boundEur(),
        plan.gap(),
        plan.seconds(),
        sites(row));
  }

  ObjectNode tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("sensitivity", kind.option()).put("what", kind.what()).put("unit", kind.unit());
    ArrayNode steps = tree.putArray("steps");
    for (Row row : rows) {
      ObjectNode step = steps.addObject().put("value", row.value()).put("asked", row.asked());
      if (row.plan() == null) {
        step.put("because", row.because());
      } else {
        step.put("objectiveEur", row.plan().objectiveEur()).put("boundEur", row.plan().boundEur());
        step.put("gap", row.plan().gap()).put("seconds", row.plan().seconds());
        step.put("carbonEur", row.plan().parts().carbonEur());
        step.put("disruptionEur", row.plan().parts().disruptionEur());
        step.put("emissionsTPerYear", tonnes(row.plan()));
        ArrayNode open = step.putArray("open");
        new TreeSet<>(PlanTelling.openRecyclers(row.problem(), row.plan())).forEach(open::add);
      }
    }
    return tree;
  }

  /** Cost and emissions over the value. */
  String svg() {
    List<Row> found = rows.stream().filter(row -> row.plan() != null).toList();
    double[] values = found.stream().mapToDouble(Row::value).toArray();
    boolean[] asked = new boolean[values.length];
    for (int i = 0; i < asked.length; i++) {
      asked[i] = found.get(i).asked();
    }
    return new LinePicture(
            title + ": " + kind.what(), kind.what() + ", " + kind.unit(), values, asked)
        .panel(
            "total, million " + currency,
            found.stream().mapToDouble(row -> row.plan().objectiveEur() / 1e6).toArray())
        .panel(
            "kt CO2 a year", found.stream().mapToDouble(row -> tonnes(row.plan()) / 1e3).toArray())
        .panel(
            "disruption, million " + currency,
            found.stream().mapToDouble(row -> row.plan().parts().disruptionEur() / 1e6).toArray())
        .svg();
  }

  SensitivityQuestion.Kind kind() {
    return kind;
  }

  private static String number(double value) {
    return java.math.BigDecimal.valueOf(Math.rint(value * 1e4) / 1e4)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
