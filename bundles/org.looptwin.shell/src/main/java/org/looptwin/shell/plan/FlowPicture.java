package org.looptwin.shell.plan;

import static org.looptwin.runtime.drawing.Markup.escaped;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.runtime.drawing.Markup;
import org.looptwin.shell.plan.FlowGraph.Bar;
import org.looptwin.shell.plan.FlowGraph.Link;

/** The flows of a plan drawn as bands between the sites of each stage: a Sankey diagram, as SVG. */
public final class FlowPicture {
  private static final int WIDTH = 1270;
  private static final int TOP = 46;
  private static final int TALL = 520;
  private static final int LEFT = 225;
  private static final int RIGHT = WIDTH - 220;
  private static final int BAR = 13;
  private static final int GAP = 13;
  private static final int SWEEPS = 6;

  private final FlowGraph graph;
  private final String title;
  private final List<Link> links;
  private final Map<String, Place> places = new HashMap<>();
  private final Markup svg = new Markup();
  private double scale;

  public FlowPicture(PlanStory story) {
    graph = new FlowGraph(story);
    title = story.title();
    links = graph.links();
    place();
  }

  /** Where a bar stands, and how much of its left and right edge is used up. */
  private static final class Place {
    private final Bar bar;
    private final double x;
    private double y;
    private double in;
    private double out;

    private Place(Bar bar, double x, double y) {
      this.bar = bar;
      this.x = x;
      this.y = y;
    }
  }

  private void place() {
    Map<Stage, List<Bar>> columns = graph.bars();
    scale = Double.POSITIVE_INFINITY;
    for (List<Bar> column : columns.values()) {
      double kwh = column.stream().mapToDouble(Bar::kwh).sum();
      scale = Math.min(scale, (TALL - GAP * (column.size() - 1.0)) / kwh);
    }
    double step = (RIGHT - LEFT - BAR) / (Stage.values().length - 1.0);
    columns.forEach(
        (stage, bars) -> {
          for (Bar bar : bars) {
            places.put(bar.id(), new Place(bar, LEFT + stage.ordinal() * step, 0));
          }
        });
    columns.forEach((stage, bars) -> stack(bars.stream().map(b -> places.get(b.id())).toList()));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      columns.forEach((stage, bars) -> settle(stage, bars));
    }
  }

  /** Moves a column's bars beside what they are joined with; sources keep their order. */
  private void settle(Stage stage, List<Bar> bars) {
    if (stage == Stage.SOURCES) {
      return;
    }
    Map<String, Double> wish = new HashMap<>();
    bars.forEach(bar -> wish.put(bar.id(), wish(bar)));
    stack(
        bars.stream()
            .sorted(Comparator.comparingDouble((Bar bar) -> wish.get(bar.id())))
            .map(bar -> places.get(bar.id()))
            .toList());
  }

  private double wish(Bar bar) {
    double weight = 0;
    double sum = 0;
    for (Link link : links) {
      boolean from = link.from().equals(bar.id());
      if (from || link.to().equals(bar.id())) {
        Place other = places.get(from ? link.to() : link.from());
        double share = from ? 0.2 * link.drawnKwh() : link.drawnKwh();
        weight += share;
        sum += share * (other.y + high(other) / 2);
      }
    }
    return weight > 0 ? sum / weight : TOP;
  }

  private void stack(List<Place> column) {
    double all = column.stream().mapToDouble(this::high).sum() + GAP * (column.size() - 1.0);
    double y = TOP + (TALL - all) / 2;
    for (Place place : column) {
      place.y = y;
      y += high(place) + GAP;
    }
  }

  private double high(Place place) {
    return Math.max(1, place.bar.kwh() * scale);
  }

  /** A picture of its own, or part of a page. */
  public String svg() {
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " font-family=\"sans-serif\" font-size=\"12\" fill=\"#23303b\">",
        WIDTH, TOP + TALL + 16);
    svg.add("<title>Flows: %s</title>", escaped(title));
    svg.add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, TOP + TALL + 16);
    titles();
    links.stream()
        .sorted(
            Comparator.comparingDouble((Link link) -> places.get(link.from()).y)
                .thenComparingDouble(link -> places.get(link.to()).y))
        .forEach(this::band);
    places.values().stream()
        .sorted(Comparator.comparing(place -> place.bar.id()))
        .forEach(this::bar);
    return svg.add("</svg>").toString();
  }

  private void titles() {
    graph
        .bars()
        .forEach(
            (stage, bars) -> {
              double x = places.get(bars.get(0).id()).x;
              String anchor = stage == Stage.SOURCES ? "end" : "start";
              svg.add(
                  "<text x=\"%.1f\" y=\"20\" text-anchor=\"%s\" font-size=\"13\" font-weight=\"600\""
                      + " fill=\"#5a6a76\">%s</text>",
                  stage == Stage.SOURCES ? x + BAR : x, anchor, stage.title());
            });
  }

  private void band(Link link) {
    Place from = places.get(link.from());
    Place to = places.get(link.to());
    double wide = Math.max(0.4, link.drawnKwh() * scale);
    double y1 = from.y + from.out + wide / 2;
    double y2 = to.y + to.in + wide / 2;
    from.out += wide;
    to.in += wide;
    double x1 = from.x + BAR;
    double middle = (x1 + to.x) / 2;
    svg.add(
        "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"%s\""
            + " stroke-opacity=\"0.42\" stroke-width=\"%.2f\"><title>%s to %s: %s GWh of"
            + " %s</title></path>",
        x1,
        y1,
        middle,
        y1,
        middle,
        y2,
        to.x,
        y2,
        Colours.of(link.commodity()),
        wide,
        escaped(from.bar.label()),
        escaped(to.bar.label()),
        Figures.gwh(link.kwh()),
        link.commodity() == null ? "several materials" : link.commodity());
  }

  private void bar(Place place) {
    boolean source = place.bar.stage() == Stage.SOURCES;
    svg.add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" rx=\"1.5\" fill=\"#4a5a67\"/>",
        place.x, place.y, BAR, high(place));
    svg.add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" paint-order=\"stroke\" stroke=\"#fff\""
            + " stroke-width=\"3\" stroke-opacity=\"0.85\">%s <tspan fill=\"#5a6a76\">%s</tspan></text>",
        source ? place.x - 6 : place.x + BAR + 6,
        place.y + high(place) / 2 + 4,
        source ? "end" : "start",
        escaped(place.bar.label()),
        Figures.gwh(shown(place.bar)));
  }

  /** A source's own kWh, not the share of a pack that is drawn. */
  private double shown(Bar bar) {
    return bar.stage() == Stage.SOURCES
        ? links.stream().filter(link -> link.from().equals(bar.id())).mapToDouble(Link::kwh).sum()
        : bar.kwh();
  }
}
