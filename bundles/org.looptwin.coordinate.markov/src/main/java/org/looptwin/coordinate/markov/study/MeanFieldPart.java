package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.MeanField;

/** Rates that agree with what the actors do. */
final class MeanFieldPart {
  private MeanFieldPart() {}

  static void tell(Page page, LoopData data, LoopQuestion question) throws NoValueException {
    question.progress().accept("rates that agree");
    MeanField.Point point = new MeanField(data, question.cancelled()).point();
    page.heading("Rates that agree with what all do, reduced caps (mean field)");
    List<String[]> rows = new ArrayList<>();
    point
        .flows()
        .forEach(
            (flow, units) -> rows.add(new String[] {flow, kind(flow), Page.say("%.4f", units)}));
    page.table(new String[] {"in the mean", "", "units a period"}, rows);
    page.text(
        "An order or an offer is a wish: of what one orders and another offers only the lesser moves. Each actor's wishes are its best against those of its neighbours.");
    double most = point.gains().values().stream().mapToDouble(one -> one).max().orElse(0);
    page.text(
        "%s after %d rounds of answers, the last of which moved the rates by %.2g; with any other wishes an actor gains %.3g at most.",
        point.rests() ? "They agree" : "They do not agree yet",
        point.rounds(),
        point.moved(),
        most);
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("flows", point.flows());
    node.put("rounds", point.rounds());
    node.put("moved", point.moved());
    node.put("converged", point.rests());
    node.put("exploitability", most);
    page.put("meanField", node);
  }

  private static String kind(String flow) {
    if (flow.contains(" orders ") || flow.endsWith(" offers") || flow.contains(" offers ")) {
      return "wish";
    }
    return flow.endsWith("in number") ? "number" : "moves";
  }
}
