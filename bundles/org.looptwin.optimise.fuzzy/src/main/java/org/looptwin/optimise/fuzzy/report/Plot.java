package org.looptwin.optimise.fuzzy.report;

import java.util.List;
import java.util.Locale;

/** Lines in a frame, as SVG. */
final class Plot {
  private static final int WIDTH = 520;
  private static final int HEIGHT = 300;
  private static final int LEFT = 90;
  private static final int RIGHT = 20;
  private static final int TOP = 36;
  private static final int BOTTOM = 48;
  private static final List<String> COLOURS =
      List.of("#1f5fa8", "#b5531c", "#2d7d46", "#7a3e9d", "#8a6d00");

  private final String title;
  private final String across;
  private final String up;
  private final List<Line> lines;
  private double lowX = Double.POSITIVE_INFINITY;
  private double highX = Double.NEGATIVE_INFINITY;
  private double lowY = Double.POSITIVE_INFINITY;
  private double highY = Double.NEGATIVE_INFINITY;

  /** A line with its name; {@code dots} marks its points. */
  record Line(String name, double[] x, double[] y, boolean dots) {}

  Plot(String title, String across, String up, List<Line> lines) {
    this.title = title;
    this.across = across;
    this.up = up;
    this.lines = lines;
    for (Line line : lines) {
      for (double x : line.x()) {
        lowX = Math.min(lowX, x);
        highX = Math.max(highX, x);
      }
      for (double y : line.y()) {
        lowY = Math.min(lowY, y);
        highY = Math.max(highY, y);
      }
    }
    double padX = pad(lowX, highX);
    double padY = pad(lowY, highY);
    lowX -= padX;
    highX += padX;
    lowY -= lowY == 0 ? 0 : padY;
    highY += padY;
  }

  private static double pad(double low, double high) {
    return high > low ? (high - low) * 0.05 : Math.max(1e-9, Math.abs(high) * 0.05);
  }

  String svg() {
    StringBuilder out = new StringBuilder();
    add(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " font-family=\"sans-serif\" font-size=\"11\"><title>%s</title>",
        WIDTH,
        HEIGHT,
        Words.escaped(title));
    add(out, "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
    add(out, "<text x=\"%d\" y=\"16\" font-size=\"13\">%s</text>", LEFT, Words.escaped(title));
    add(
        out,
        "<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#555\"/>",
        LEFT,
        TOP,
        HEIGHT - BOTTOM,
        WIDTH - RIGHT);
    ticks(out);
    for (int at = 0; at < lines.size(); at++) {
      line(out, lines.get(at), COLOURS.get(at % COLOURS.size()), at);
    }
    return out.append("</svg>\n").toString();
  }

  private void ticks(StringBuilder out) {
    Ticks wide = new Ticks(lowX, highX);
    for (double x : wide.values()) {
      add(
          out,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          across(x),
          HEIGHT - BOTTOM + 16,
          wide.label(x));
    }
    Ticks high = new Ticks(lowY, highY);
    for (double y : high.values()) {
      add(
          out,
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 6,
          up(y) + 4,
          high.label(y));
    }
    add(
        out,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        (LEFT + WIDTH - RIGHT) / 2,
        HEIGHT - 10,
        Words.escaped(across));
    add(
        out,
        "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        HEIGHT / 2,
        Words.escaped(up));
  }

  private void line(StringBuilder out, Line line, String colour, int number) {
    StringBuilder points = new StringBuilder();
    for (int at = 0; at < line.x().length; at++) {
      points.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", across(line.x()[at]), up(line.y()[at])));
      if (line.dots()) {
        add(
            out,
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
            across(line.x()[at]),
            up(line.y()[at]),
            colour);
      }
    }
    add(
        out,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>",
        points.toString().strip(),
        colour);
    if (!line.name().isEmpty()) {
      add(
          out,
          "<text x=\"%d\" y=\"%d\" fill=\"%s\" text-anchor=\"end\">%s</text>",
          WIDTH - RIGHT - 4,
          TOP + 4 + 14 * number,
          colour,
          Words.escaped(line.name()));
    }
  }

  private double across(double x) {
    return LEFT + (x - lowX) / (highX - lowX) * (WIDTH - LEFT - RIGHT);
  }

  private double up(double y) {
    return HEIGHT - BOTTOM - (y - lowY) / (highY - lowY) * (HEIGHT - TOP - BOTTOM);
  }

  private static void add(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
