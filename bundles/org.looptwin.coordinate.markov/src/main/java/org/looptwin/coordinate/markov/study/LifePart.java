package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.deal.Band;
import org.looptwin.coordinate.markov.deal.ContractLife;
import org.looptwin.coordinate.markov.deal.Deal;
import org.looptwin.coordinate.markov.deal.Departure;
import org.looptwin.coordinate.markov.deal.Reading;
import org.looptwin.coordinate.markov.deal.SideBySide;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.runtime.drawing.LineChart;

/** The contract over time, made anew when an indicator leaves its band; beside it left alone. */
final class LifePart {
  private final Deal first;
  private final LoopQuestion question;
  private final LinearSolver solver;

  LifePart(Deal first, LoopQuestion question, LinearSolver solver) {
    this.first = first;
    this.question = question;
    this.solver = solver;
  }

  private ContractLife.Course course(boolean updating) throws NoValueException {
    return new ContractLife(
            first,
            question.enforcement(),
            updating,
            question.learning().seed(),
            solver,
            question.cancelled())
        .course();
  }

  void tell(Page page) throws NoValueException {
    question.progress().accept("the contract over time");
    ContractLife.Course left = course(false);
    ContractLife.Course kept = course(true);
    page.heading("The contract over %,d periods".formatted(question.enforcement().periods()));
    question
        .enforcement()
        .changes()
        .forEach(one -> page.text("From period %,d: %s %s.", one.period(), one.what(), one.to()));
    indicators(page, kept);
    List<Map<String, Object>> updates = new ArrayList<>();
    for (ContractLife.Update update : kept.updates()) {
      updates.add(told(page, update));
    }
    if (updates.isEmpty()) {
      page.text("%s", standing(kept));
    }
    page.table(
        new String[] {"profit a period", "as agreed", "kept up to date", "left as it was"},
        profits(kept, left));
    page.text(
        "As agreed: what the first contract leads to in the long run at the rates it was made for (\"a period, contract\" above). The other two: what came, payments and penalties included, divided by %,d periods; kept up to date is made anew when an indicator leaves its band.",
        question.enforcement().periods());
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("periods", question.enforcement().periods());
    node.put("bands", bands());
    node.put("windows", kept.windows().stream().map(LifePart::document).toList());
    node.put("updates", updates);
    node.put("compliance", kept.compliance());
    node.put("profit", kept.profit());
    node.put("complianceLeft", left.compliance());
    node.put("profitLeft", left.profit());
    page.put("enforcement", node);
  }

  /** Why nothing was made anew. */
  private String standing(ContractLife.Course kept) {
    int window = ContractLife.window(first.data());
    return kept.windows().size() < 2
        ? Page.say(
            "Fewer than two windows of %,d periods were run, so nothing was judged; it is from %,d periods on.",
            window, 2 * window)
        : Page.say(
            "It stands: no indicator was surely outside its band in two windows of %,d periods running.",
            window);
  }

  private List<Map<String, Object>> bands() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Band band : Band.of(first, question.enforcement().bands()).values()) {
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("indicator", band.indicator());
      node.put("low", Double.isInfinite(band.low()) ? null : band.low());
      node.put("high", Double.isInfinite(band.high()) ? null : band.high());
      all.add(node);
    }
    return all;
  }

  private void indicators(Page page, ContractLife.Course course) {
    if (course.windows().isEmpty()) {
      return;
    }
    double[] ends = course.windows().stream().mapToDouble(ContractLife.Window::end).toArray();
    LineChart chart = new LineChart("Indicators of the contract", "period", "share");
    for (String name : List.of("service_level", "recovery_rate", "compliance_rate")) {
      chart =
          chart.line(
              name,
              ends,
              course.windows().stream()
                  .mapToDouble(one -> one.readings().get(name).value())
                  .map(value -> Double.isNaN(value) ? 1 : value)
                  .toArray());
    }
    page.picture("contract-indicators", chart);
  }

  private static Map<String, Object> document(ContractLife.Window window) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("end", window.end());
    Map<String, Object> values = new LinkedHashMap<>();
    window.readings().forEach((name, reading) -> values.put(name, nullable(reading)));
    node.put("values", values);
    node.put("outside", window.outside());
    return node;
  }

  private static Double nullable(Reading reading) {
    return reading.measured() ? reading.value() : null;
  }

  /** One update in words, and as it is returned for machines. */
  private static Map<String, Object> told(Page page, ContractLife.Update update) {
    List<String> causes = update.causes().stream().map(Departure::sentence).toList();
    page.text("After period %,d: %s.", update.period(), String.join("; ", causes));
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("period", update.period());
    node.put("causes", update.causes().stream().map(Departure::document).toList());
    node.put("renegotiated", update.after() != null);
    if (update.after() == null) {
      page.text("At the rates seen no other contract comes out: the terms stand.");
      return node;
    }
    Deal before = update.before();
    Deal after = update.after();
    page.text(
        "Made anew: %s. %s Whoever does anything else gains %.2g at most. Profits and payments a period in the long run:",
        SideBySide.changed(update.agreed(), after),
        SideBySide.holds(after),
        after.exploitability());
    List<String[]> rows = new ArrayList<>();
    for (Actor actor : Actor.values()) {
      int k = actor.ordinal();
      rows.add(
          new String[] {
            actor.word(),
            Page.money(before.transfers()[k]),
            Page.money(after.transfers()[k]),
            Page.money(before.contract().penalty()[k]),
            Page.money(after.contract().penalty()[k]),
            Page.money(before.utility(actor)),
            Page.money(after.utility(actor))
          });
    }
    page.table(
        new String[] {
          "actor",
          "paid to it before",
          "after",
          "penalty before",
          "after",
          "more than alone before",
          "after"
        },
        rows);
    node.put("before", SideBySide.terms(update.agreed()));
    node.put("after", SideBySide.terms(after));
    node.put("actors", SideBySide.actors(before, after));
    return node;
  }

  private List<String[]> profits(ContractLife.Course kept, ContractLife.Course left) {
    double periods = question.enforcement().periods();
    List<String[]> rows = new ArrayList<>();
    for (Actor actor : Actor.values()) {
      int k = actor.ordinal();
      rows.add(
          new String[] {
            actor.word(),
            Page.money(first.perPeriod(actor)),
            Page.money(kept.profit()[k] / periods),
            Page.money(left.profit()[k] / periods)
          });
    }
    rows.add(
        new String[] {
          "all",
          Page.money(Arrays.stream(Actor.values()).mapToDouble(first::perPeriod).sum()),
          Page.money(Arrays.stream(kept.profit()).sum() / periods),
          Page.money(Arrays.stream(left.profit()).sum() / periods)
        });
    return rows;
  }
}
