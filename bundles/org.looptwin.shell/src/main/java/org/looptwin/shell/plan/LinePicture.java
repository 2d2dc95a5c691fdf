package org.looptwin.shell.plan;

import static org.looptwin.runtime.drawing.Markup.escaped;

import java.util.Arrays;
import org.looptwin.runtime.drawing.Axis;
import org.looptwin.runtime.drawing.Markup;

/** Several quantities over one value, a panel for each, one above the other: SVG. */
public final class LinePicture {
  private static final int WIDTH = 760;
  private static final int LEFT = 90;
  private static final int RIGHT = WIDTH - 40;
  private static final int TOP = 50;
  private static final int PANEL = 150;
  private static final int SPACE = 46;

  private final String title;
  private final String below;
  private final double[] values;
  private final boolean[] marked;
  private final Axis across;
  private final Markup panels = new Markup();
  private int count;

  /**
   * @param below what the values are
   * @param values rising
   * @param marked [value], drawn full
   */
  public LinePicture(String title, String below, double[] values, boolean[] marked) {
    this.title = title;
    this.below = below;
    this.values = values.clone();
    this.marked = marked.clone();
    across =
        Axis.around(
            Arrays.stream(values).min().orElse(0),
            Arrays.stream(values).max().orElse(1),
            LEFT,
            RIGHT);
  }

  /**
   * @param heights [value]
   */
  public LinePicture panel(String name, double[] heights) {
    double top = TOP + count * (PANEL + SPACE);
    count++;
    Axis up =
        Axis.around(
            Arrays.stream(heights).min().orElse(0),
            Arrays.stream(heights).max().orElse(1),
            top + PANEL,
            top);
    panels.add(
        "<text x=\"%d\" y=\"%.1f\" fill=\"#5a6a76\">%s</text>", LEFT, top - 8, escaped(name));
    grid(up, top);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      line.append(
          Figures.say("%s%.1f %.1f", i == 0 ? "M" : "L", across.at(values[i]), up.at(heights[i])));
    }
    panels.add("<path d=\"%s\" fill=\"none\" stroke=\"#5b8db8\" stroke-width=\"2\"/>", line);
    for (int i = 0; i < values.length; i++) {
      panels.add(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"%s\" stroke=\"#3d6188\""
              + " stroke-width=\"1.5\"><title>%s: %s</title></circle>",
          across.at(values[i]),
          up.at(heights[i]),
          marked[i] ? "#3d6188" : "#fff",
          Figures.short4(values[i]),
          Figures.say("%.2f", heights[i]));
    }
    return this;
  }

  private void grid(Axis up, double top) {
    for (double mark : up.marks()) {
      panels.add(
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#e6eaec\"/>"
              + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT, up.at(mark), RIGHT, up.at(mark), LEFT - 8, up.at(mark) + 4, up.text(mark));
    }
    for (double mark : across.marks()) {
      panels.add(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
          across.at(mark), top + PANEL + 18, across.text(mark));
    }
  }

  public String svg() {
    int high = TOP + count * (PANEL + SPACE) + 14;
    Markup svg = new Markup();
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d"
            + " %d\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#23303b\">",
        WIDTH, high, WIDTH, high);
    svg.add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, high);
    svg.add("<text x=\"%d\" y=\"20\" font-size=\"14\">%s</text>", LEFT, escaped(title));
    svg.add("%s", panels);
    svg.add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        (LEFT + RIGHT) / 2, high - 8, escaped(below));
    return svg.add("</svg>").toString();
  }
}
