package org.looptwin.shell.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.looptwin.model.plan.CostParts;
import org.looptwin.runtime.drawing.Markup;

/** The parts of a plan's cost as one bar, SVG, with a legend. */
final class CostBar {
  private static final int WIDTH = 1240;
  private static final int HIGH = 30;
  private static final Map<String, String> COLOURS =
      Map.of(
          "operating", "#6f8fb3",
          "purchase", "#9db4cf",
          "carbon", "#8b8f97",
          "disruption", "#c9a06a",
          "shortage", "#b5605a",
          "change", "#b7a6c2");

  private final Map<String, Double> parts = new LinkedHashMap<>();
  private final String currency;

  CostBar(CostParts cost, String currency) {
    this.currency = currency;
    parts.put("operating", cost.operatingEur());
    parts.put("purchase", cost.purchaseEur());
    parts.put("carbon", cost.carbonEur());
    parts.put("disruption", cost.disruptionEur());
    parts.put("shortage", cost.shortageEur());
    parts.put("change", cost.changeEur());
  }

  String svg() {
    Markup svg = new Markup();
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d 62\" role=\"img\""
            + " font-family=\"sans-serif\" font-size=\"13\" fill=\"#23303b\">",
        WIDTH);
    svg.add("<title>Parts of the cost</title>");
    double all = parts.values().stream().mapToDouble(part -> Math.max(0, part)).sum();
    double x = 0;
    double legend = 0;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      double wide = all > 0 ? WIDTH * Math.max(0, part.getValue()) / all : 0;
      String colour = COLOURS.get(part.getKey());
      svg.add(
          "<rect x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
          x, wide, HIGH, colour);
      x += wide;
      svg.add(
          "<rect x=\"%.1f\" y=\"41\" width=\"12\" height=\"12\" rx=\"2\" fill=\"%s\"/>"
              + "<text x=\"%.1f\" y=\"52\">%s %s</text>",
          legend, colour, legend + 18, part.getKey(), Figures.millions(part.getValue()));
      legend += 170;
    }
    svg.add(
        "<text x=\"%d\" y=\"52\" text-anchor=\"end\" fill=\"#5a6a76\">million %s</text>",
        WIDTH, Markup.escaped(currency));
    return svg.add("</svg>").toString();
  }
}
