package org.looptwin.runtime.drawing;

import static org.looptwin.runtime.drawing.Markup.escaped;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Lines over a common axis as SVG, each named at the right. */
public final class LineChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 340;
  private static final int LEFT = 90;
  private static final int RIGHT = 730;
  private static final int RIGHT_OF_NAMES = 560;
  private static final int TOP = 56;
  private static final int BOTTOM = 290;
  private static final double MARGIN = 0.05;
  private static final String[] COLOURS = {
    "#1b6ca8", "#c8553d", "#3a7d44", "#8a5a9e", "#b8860b", "#444444", "#00838f", "#ad1457",
    "#6d4c41"
  };

  private final String title;
  private final String across;
  private final String up;
  private final List<Line> lines = new ArrayList<>();

  /**
   * @param low [point] or empty
   * @param high [point] or empty
   */
  private record Line(
      String name, double[] x, double[] y, double[] low, double[] high, boolean dotted) {}

  /**
   * @param across what the horizontal axis shows, with its unit
   * @param up what the vertical axis shows, with its unit
   */
  public LineChart(String title, String across, String up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  /**
   * Adds a line.
   *
   * @param name empty where the title says it
   * @param x [point]
   * @param y [point]
   */
  public LineChart line(String name, double[] x, double[] y) {
    return add(new Line(name, x, y, new double[0], new double[0], false));
  }

  /** Adds a line with its points marked. */
  public LineChart dotted(String name, double[] x, double[] y) {
    return add(new Line(name, x, y, new double[0], new double[0], true));
  }

  /**
   * Adds a line with a band around it.
   *
   * @param low [point]
   * @param high [point]
   */
  public LineChart banded(String name, double[] x, double[] y, double[] low, double[] high) {
    return add(new Line(name, x, y, low, high, false));
  }

  private LineChart add(Line line) {
    lines.add(line);
    return this;
  }

  public String svg() {
    boolean named = lines.stream().anyMatch(line -> !line.name().isEmpty());
    Axis wide = axis(xs(), 0, LEFT, named ? RIGHT_OF_NAMES : RIGHT);
    Axis high = axis(ys(), MARGIN, BOTTOM, TOP);
    Markup out = new Markup();
    out.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    out.element("title", title);
    out.add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
    out.add("<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>", LEFT, escaped(title));
    grid(out, wide, high);
    for (int k = 0; k < lines.size(); k++) {
      band(out, lines.get(k), COLOURS[k % COLOURS.length], wide, high);
    }
    for (int k = 0; k < lines.size(); k++) {
      draw(out, lines.get(k), COLOURS[k % COLOURS.length], wide, high);
      name(out, k);
    }
    return out.add("</svg>").toString();
  }

  private void grid(Markup out, Axis wide, Axis high) {
    for (double x : wide.marks()) {
      out.add(
          "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#e4e4e4\"/>"
              + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          wide.at(x), TOP, wide.at(x), BOTTOM, wide.at(x), BOTTOM + 18, wide.text(x));
    }
    for (double y : high.marks()) {
      out.add(
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e4e4e4\"/>"
              + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT, high.at(y), wide.to(), high.at(y), LEFT - 6, high.at(y) + 4, high.text(y));
    }
    out.add(
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        (wide.from() + wide.to()) / 2, BOTTOM + 38, escaped(across));
    out.add("<text x=\"%d\" y=\"%d\" fill=\"#555\">%s</text>", LEFT, TOP - 10, escaped(up));
  }

  private static void band(Markup out, Line line, String colour, Axis wide, Axis high) {
    if (line.low().length == 0) {
      return;
    }
    StringBuilder there = new StringBuilder();
    StringBuilder back = new StringBuilder();
    for (int i = 0; i < line.x().length; i++) {
      there.append(point(wide.at(line.x()[i]), high.at(line.high()[i])));
      back.insert(0, point(wide.at(line.x()[i]), high.at(line.low()[i])));
    }
    out.add(
        "<polygon fill=\"%s\" fill-opacity=\"0.14\" points=\"%s\"/>",
        colour, there.append(back).toString().strip());
  }

  private static void draw(Markup out, Line line, String colour, Axis wide, Axis high) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < line.x().length; i++) {
      double x = wide.at(line.x()[i]);
      double y = high.at(line.y()[i]);
      points.append(point(x, y));
      if (line.dotted()) {
        out.add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour);
      }
    }
    out.add(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>",
        colour, points.toString().strip());
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
  }

  private void name(Markup out, int k) {
    String name = lines.get(k).name();
    if (!name.isEmpty()) {
      int y = TOP + 10 + 18 * k;
      out.add(
          "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"3\"/>",
          RIGHT_OF_NAMES + 14, y, RIGHT_OF_NAMES + 34, y, COLOURS[k % COLOURS.length]);
      out.add("<text x=\"%d\" y=\"%d\">%s</text>", RIGHT_OF_NAMES + 40, y + 4, escaped(name));
    }
  }

  private double[] xs() {
    return lines.stream().flatMapToDouble(line -> DoubleStream.of(line.x())).toArray();
  }

  private double[] ys() {
    return lines.stream()
        .flatMap(line -> List.of(line.y(), line.low(), line.high()).stream())
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }

  private static Axis axis(double[] values, double margin, double from, double to) {
    double least = DoubleStream.of(values).filter(Double::isFinite).min().orElse(0);
    double most = DoubleStream.of(values).filter(Double::isFinite).max().orElse(1);
    double room = margin * (most - least);
    return Axis.within(least - room, most + room, from, to);
  }
}
