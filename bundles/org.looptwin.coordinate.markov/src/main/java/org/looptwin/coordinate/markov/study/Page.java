package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.looptwin.coordinate.api.CoordinationReport;
import org.looptwin.runtime.drawing.LineChart;
import org.looptwin.runtime.drawing.Markup;

/** A report that is written once and comes out as lines, as a page and as a document. */
final class Page {
  private final StringBuilder html = new StringBuilder();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Object> document = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final String title;

  Page(String title) {
    this.title = title;
  }

  void heading(String text) {
    html.append("<h2>").append(Markup.escaped(text)).append("</h2>\n");
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(text);
  }

  void text(String format, Object... values) {
    String line = say(format, values);
    html.append("<p>").append(Markup.escaped(line)).append("</p>\n");
    lines.add(line);
  }

  void table(String[] head, List<String[]> rows) {
    html.append("<table><tr>");
    int[] width = new int[head.length];
    for (int k = 0; k < head.length; k++) {
      html.append("<th>").append(Markup.escaped(head[k])).append("</th>");
      width[k] = head[k].length();
    }
    html.append("</tr>\n");
    for (String[] row : rows) {
      html.append("<tr>");
      for (int k = 0; k < row.length; k++) {
        html.append("<td>").append(Markup.escaped(row[k])).append("</td>");
        width[k] = Math.max(width[k], row[k].length());
      }
      html.append("</tr>\n");
    }
    html.append("</table>\n");
    lines.add(line(head, width));
    rows.forEach(row -> lines.add(line(row, width)));
  }

  private static String line(String[] row, int[] width) {
    StringBuilder line = new StringBuilder("  ");
    for (int k = 0; k < row.length; k++) {
      String pad = " ".repeat(width[k] - row[k].length());
      line.append(k == 0 ? row[k] + pad : "  " + pad + row[k]);
    }
    return line.toString().stripTrailing();
  }

  void picture(String name, LineChart chart) {
    String svg = chart.svg();
    html.append(svg);
    files.put(name + ".svg", svg);
  }

  void put(String key, Object value) {
    document.put(key, value);
  }

  Object value(String key) {
    return document.get(key);
  }

  /** Another page as a part of this one: what it says, its values and pictures by its name. */
  void add(String name, Page part) {
    html.append("<h1>").append(Markup.escaped(part.title)).append("</h1>\n").append(part.html);
    lines.add("");
    lines.add(part.title);
    lines.addAll(part.lines);
    document.put(name, part.document);
    String prefix = name.replaceAll("[^A-Za-z0-9]+", "-") + "-";
    part.files.forEach((file, text) -> files.put(prefix + file, text));
  }

  CoordinationReport report() {
    files.put(
        "coordination.html",
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta"
            + " name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
            + Markup.escaped(title)
            + "</title><style>body{font-family:sans-serif;max-width:60em;margin:2em auto;color:#222}"
            + "table{border-collapse:collapse}td,th{padding:.2em .8em;border-bottom:1px solid #ddd;"
            + "text-align:right}td:not(:last-child){white-space:nowrap}"
            + "td:first-child,th:first-child{text-align:left}</style></head><body>\n<h1>"
            + Markup.escaped(title)
            + "</h1>\n"
            + html
            + "</body></html>\n");
    return new CoordinationReport(document, lines, files);
  }

  static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  static String money(double value) {
    return say("%,.1f", value);
  }
}
