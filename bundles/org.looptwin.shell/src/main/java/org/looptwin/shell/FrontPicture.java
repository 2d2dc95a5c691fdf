package org.looptwin.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.Front;
import org.looptwin.runtime.drawing.Axis;
import org.looptwin.runtime.drawing.Markup;

/** A front as SVG: CO2 over cost, disruption as size and shade, the picks named. */
final class FrontPicture {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 600;
  private static final int LEFT = 90;
  private static final int RIGHT = 720;
  private static final int TOP = 60;
  private static final int BOTTOM = 520;
  private static final double SMALLEST = 5;
  private static final double LARGEST = 16;

  private final List<Front.Point> points;
  private final List<String> labels;
  private final String title;
  private final String currency;
  private final Axis cost;
  private final Axis emissions;
  private final double leastLoss;
  private final double mostLoss;
  private final List<Name> names = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();

  /**
   * @param labels [point], empty where nothing recommends it
   */
  FrontPicture(List<Front.Point> points, List<String> labels, String title, String currency) {
    this.points = points;
    this.labels = labels;
    this.title = title;
    this.currency = currency;
    cost = axis(p -> p.costEur() / 1e6, LEFT, RIGHT);
    emissions = axis(p -> p.emissionsT() / 1e3, BOTTOM, TOP);
    leastLoss = points.stream().mapToDouble(Front.Point::disruptionEur).min().orElseThrow() / 1e6;
    mostLoss = points.stream().mapToDouble(Front.Point::disruptionEur).max().orElseThrow() / 1e6;
  }

  private Axis axis(ToDoubleFunction<Front.Point> value, double from, double to) {
    double least = points.stream().mapToDouble(value).min().orElseThrow();
    double most = points.stream().mapToDouble(value).max().orElseThrow();
    return Axis.around(least, most, from, to);
  }

  String svg() {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
            + " font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
    add(
        "<text x=\"%d\" y=\"30\" font-size=\"16\">CO2 over cost: %s</text>",
        LEFT, Markup.escaped(title));
    axes();
    IntStream.range(0, points.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -points.get(i).disruptionEur()))
        .forEach(this::dot);
    for (int i = 0; i < points.size(); i++) {
      name(i);
    }
    scale();
    add("</svg>");
    return out.toString();
  }

  private void axes() {
    for (double mark : cost.marks()) {
      double x = cost.at(mark);
      add(
          "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#e4e4e4\"/>",
          x, TOP, x, BOTTOM);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          x, BOTTOM + 20, cost.text(mark));
    }
    for (double mark : emissions.marks()) {
      double y = emissions.at(mark);
      add(
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#e4e4e4\"/>",
          LEFT, y, RIGHT, y);
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 8, y + 4, emissions.text(mark));
    }
    add("<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#222\"/>", LEFT, TOP, BOTTOM, RIGHT);
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">cost, M%s</text>",
        (LEFT + RIGHT) / 2, BOTTOM + 46, Markup.escaped(currency));
    add(
        "<text transform=\"translate(28 %d) rotate(-90)\" text-anchor=\"middle\">emissions, kt"
            + " CO2</text>",
        (TOP + BOTTOM) / 2);
  }

  private void dot(int i) {
    Front.Point point = points.get(i);
    double loss = point.disruptionEur() / 1e6;
    circle(
        cost.at(point.costEur() / 1e6),
        emissions.at(point.emissionsT() / 1e3),
        loss,
        labels.get(i).isEmpty() ? "#555" : "#c03000");
  }

  private void circle(double x, double y, double loss, String edge) {
    add(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" fill-opacity=\"0.85\" stroke=\"%s\""
            + " stroke-width=\"%s\"><title>disruption %.1f M%s</title></circle>",
        x,
        y,
        radius(loss),
        shade(loss),
        edge,
        edge.equals("#555") ? "1" : "2.5",
        loss,
        Markup.escaped(currency));
  }

  /** Beside its dot, where no other dot and no name before stands. */
  private void name(int i) {
    Front.Point point = points.get(i);
    String text = (i + 1) + (labels.get(i).isEmpty() ? "" : " " + labels.get(i));
    double away = radius(point.disruptionEur() / 1e6) + 3;
    double x = cost.at(point.costEur() / 1e6);
    double y = emissions.at(point.emissionsT() / 1e3) + 4;
    double width = 7.5 * text.length();
    double[][] places = {
      {x + away, y},
      {x - width / 2, y - away - 3},
      {x - width / 2, y + away + 6},
      {x - away - width, y},
      {x + away, y + 13},
      {x + away, y - 13},
      {x - away - width, y - 13},
      {x - away - width, y + 13}
    };
    double[] place = places[0];
    for (double[] one : places) {
      Name there = new Name(one[0], one[1], width);
      if (names.stream().noneMatch(there::meets) && freeOfDots(there, i)) {
        place = one;
        break;
      }
    }
    names.add(new Name(place[0], place[1], width));
    add(
        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"12\"%s>%s</text>",
        place[0],
        place[1],
        labels.get(i).isEmpty() ? "" : " font-weight=\"bold\" fill=\"#c03000\"",
        Markup.escaped(text));
  }

  private boolean freeOfDots(Name name, int own) {
    return IntStream.range(0, points.size())
        .filter(i -> i != own)
        .noneMatch(
            i ->
                name.meets(
                    cost.at(points.get(i).costEur() / 1e6),
                    emissions.at(points.get(i).emissionsT() / 1e3),
                    radius(points.get(i).disruptionEur() / 1e6)));
  }

  /** Where a name stands: from {@code x} on, on the line {@code y}. */
  private record Name(double x, double y, double width) {
    private static final double HEIGHT = 12;

    private boolean meets(Name other) {
      boolean apart = other.x > x + width || x > other.x + other.width;
      return !apart && Math.abs(other.y - y) < HEIGHT;
    }

    private boolean meets(double centreX, double centreY, double radius) {
      double across = centreX - Math.max(x, Math.min(centreX, x + width));
      double up = centreY - Math.max(y - HEIGHT, Math.min(centreY, y));
      return Math.hypot(across, up) < radius;
    }
  }

  private void scale() {
    int x = RIGHT + 60;
    add(
        "<text x=\"%d\" y=\"%d\">disruption, M%s</text>",
        x - 20, TOP + 20, Markup.escaped(currency));
    for (int i = 0; i < 3; i++) {
      double loss = leastLoss + i * (mostLoss - leastLoss) / 2;
      double y = TOP + 56 + 48 * i;
      circle(x, y, loss, "#555");
      add("<text x=\"%d\" y=\"%.1f\">%.1f</text>", x + 34, y + 4, loss);
    }
    add(
        "<text x=\"%d\" y=\"%d\" font-size=\"12\" fill=\"#c03000\">red edge: recommended</text>",
        x - 20, TOP + 210);
  }

  private double share(double loss) {
    return mostLoss > leastLoss ? (loss - leastLoss) / (mostLoss - leastLoss) : 0;
  }

  private double radius(double loss) {
    double least = SMALLEST * SMALLEST;
    return Math.sqrt(least + share(loss) * (LARGEST * LARGEST - least));
  }

  /** Light where little is lost, dark where much is. */
  private String shade(double loss) {
    double t = share(loss);
    return String.format(
        Locale.ROOT,
        "rgb(%d,%d,%d)",
        Math.round(214 - 190 * t),
        Math.round(230 - 158 * t),
        Math.round(244 - 104 * t));
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
