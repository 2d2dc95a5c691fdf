package org.looptwin.optimise.fuzzy.report;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.fuzzy.Cut;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.runtime.drawing.LineChart;
import org.looptwin.runtime.drawing.Markup;

/** An HTML page, complete in itself. */
final class Page {
  private static final int LEVELS = 10;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  Page(String title) {
    this.title = title;
    body.append("<h1>").append(Markup.escaped(title)).append("</h1>\n");
  }

  Page heading(String text) {
    body.append("<h2>").append(Markup.escaped(text)).append("</h2>\n");
    return this;
  }

  Page note(String text) {
    body.append("<p class=\"note\">").append(Markup.escaped(text)).append("</p>\n");
    return this;
  }

  /** Parts of a line that two blanks keep apart on a screen are kept apart here, too. */
  Page say(String text) {
    String apart = text.strip().replaceAll(" {2,}", " \u00b7 ");
    body.append("<p>").append(Markup.escaped(apart)).append("</p>\n");
    return this;
  }

  Page plot(LineChart chart) {
    body.append("<figure>").append(chart.svg()).append("</figure>\n");
    return this;
  }

  /** How a fuzzy number's membership rises and falls. */
  Page membership(String name, String unit, FuzzyNumber number) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int level = 0; level <= LEVELS; level++) {
      x.add(number.cut(level / (double) LEVELS).low());
      y.add(level / (double) LEVELS);
    }
    for (int level = LEVELS; level >= 0; level--) {
      Cut cut = number.cut(level / (double) LEVELS);
      x.add(cut.high());
      y.add(level / (double) LEVELS);
    }
    return plot(new LineChart(name, unit, "membership").line("", array(x), array(y)));
  }

  private static double[] array(List<Double> some) {
    return some.stream().mapToDouble(Double::doubleValue).toArray();
  }

  Page table(List<String> head, List<List<String>> rows) {
    body.append("<table><tr>");
    head.forEach(cell -> body.append("<th>").append(Markup.escaped(cell)).append("</th>"));
    body.append("</tr>\n");
    for (List<String> row : rows) {
      body.append("<tr>");
      row.forEach(cell -> body.append("<td>").append(Markup.escaped(cell)).append("</td>"));
      body.append("</tr>\n");
    }
    body.append("</table>\n");
    return this;
  }

  String html() {
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
        <style>
        body { font: 15px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
        table { border-collapse: collapse; margin: 1rem 0 } th, td { padding: .2rem .7rem; border-bottom: 1px solid #ddd; text-align: left }
        td { font-variant-numeric: tabular-nums } figure { max-width: 100%%; margin: .5rem 0 } svg { max-width: 100%%; height: auto }
        .note { background: #fff6dd; border-left: 4px solid #b58900; padding: .5rem 1rem }
        </style></head><body>
        %s</body></html>
        """
        .formatted(Markup.escaped(title), body);
  }
}
