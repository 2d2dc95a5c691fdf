package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over a common axis as SVG, each named at the right. */
final class LineChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 340;
  private static final int LEFT = 90;
  private static final int RIGHT = 560;
  private static final int TOP = 46;
  private static final int BOTTOM = 290;
  private static final String[] COLOURS = {
    "#1b6ca8", "#c8553d", "#3a7d44", "#8a5a9e", "#b8860b", "#444444", "#00838f", "#ad1457",
    "#6d4c41"
  };

  private final String title;
  private final String across;
  private final String up;
  private final List<Line> lines = new ArrayList<>();

  private record Line(String name, double[] x, double[] y, double[] low, double[] high) {
    private boolean banded() {
      return low.length > 0;
    }
  }

  LineChart(String title, String across, String up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  LineChart line(String name, double[] x, double[] y) {
    return line(name, x, y, new double[0], new double[0]);
  }

  /**
   * With a band around it.
   *
   * @param low [point] or empty
   * @param high [point] or empty
   */
  LineChart line(String name, double[] x, double[] y, double[] low, double[] high) {
    lines.add(new Line(name, x, y, low, high));
    return this;
  }

  String svg() {
    double[] wide = range(true);
    double[] high = range(false);
    StringBuilder out = new StringBuilder();
    add(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">",
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT);
    add(out, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
    add(out, "<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>", LEFT, escaped(title));
    grid(out, wide, high);
    add(
        out,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        (LEFT + RIGHT) / 2,
        BOTTOM + 38,
        escaped(across));
    add(out, "<text x=\"%d\" y=\"%d\">%s</text>", LEFT, TOP - 8, escaped(up));
    for (int k = 0; k < lines.size(); k++) {
      band(out, k, wide, high);
    }
    for (int k = 0; k < lines.size(); k++) {
      draw(out, k, wide, high);
    }
    return out.append("</svg>\n").toString();
  }

  private static void grid(StringBuilder out, double[] wide, double[] high) {
    Ticks across = new Ticks(wide[0], wide[1]);
    for (double x : across.values()) {
      double px = at(x, wide, LEFT, RIGHT);
      add(
          out,
          "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#e4e4e4\"/>"
              + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          px,
          TOP,
          px,
          BOTTOM,
          px,
          BOTTOM + 18,
          across.label(x));
    }
    Ticks up = new Ticks(high[0], high[1]);
    for (double y : up.values()) {
      double py = at(y, high, BOTTOM, TOP);
      add(
          out,
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#e4e4e4\"/>"
              + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT,
          py,
          RIGHT,
          py,
          LEFT - 6,
          py + 4,
          up.label(y));
    }
  }

  private void band(StringBuilder out, int k, double[] wide, double[] high) {
    Line line = lines.get(k);
    if (line.banded()) {
      int n = line.x().length;
      double[] x = new double[2 * n];
      double[] y = new double[2 * n];
      for (int i = 0; i < n; i++) {
        x[i] = line.x()[i];
        y[i] = line.high()[i];
        x[2 * n - 1 - i] = line.x()[i];
        y[2 * n - 1 - i] = line.low()[i];
      }
      add(
          out,
          "<polygon fill=\"%s\" fill-opacity=\"0.14\" points=\"%s\"/>",
          COLOURS[k % COLOURS.length],
          points(x, y, wide, high));
    }
  }

  private static String points(double[] x, double[] y, double[] wide, double[] high) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      points.append(
          String.format(
              Locale.ROOT, "%.1f,%.1f ", at(x[i], wide, LEFT, RIGHT), at(y[i], high, BOTTOM, TOP)));
    }
    return points.toString().strip();
  }

  private void draw(StringBuilder out, int k, double[] wide, double[] high) {
    Line line = lines.get(k);
    String colour = COLOURS[k % COLOURS.length];
    add(
        out,
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>",
        colour,
        points(line.x(), line.y(), wide, high));
    int y = TOP + 10 + 18 * k;
    add(
        out,
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"3\"/>",
        RIGHT + 14,
        y,
        RIGHT + 34,
        y,
        colour);
    add(out, "<text x=\"%d\" y=\"%d\">%s</text>", RIGHT + 40, y + 4, escaped(line.name()));
  }

  private double[] range(boolean across) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Line line : lines) {
      for (double[] all :
          across ? new double[][] {line.x()} : new double[][] {line.y(), line.low(), line.high()}) {
        for (double one : all) {
          least = Math.min(least, one);
          most = Math.max(most, one);
        }
      }
    }
    if (!(most > least)) {
      double half = Math.max(1, Math.abs(most)) / 2;
      return Double.isFinite(most) ? new double[] {most - half, most + half} : new double[] {0, 1};
    }
    double margin = across ? 0 : 0.05 * (most - least);
    return new double[] {least - margin, most + margin};
  }

  private static double at(double value, double[] range, double from, double to) {
    return from + (value - range[0]) / (range[1] - range[0]) * (to - from);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void add(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
