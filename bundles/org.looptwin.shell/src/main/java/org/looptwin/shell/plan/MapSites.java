package org.looptwin.shell.plan;

import static org.looptwin.runtime.drawing.Markup.escaped;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Node;
import org.looptwin.runtime.drawing.Markup;

/** Marks of sites on a map, apart from each other, and as many names as fit. */
final class MapSites {
  private static final double APART = 11;
  private static final int TRIES = 40;
  private static final double GOLDEN = Math.PI * (3 - Math.sqrt(5));
  private static final double LETTER = 6.6;
  private static final double LINE = 12;
  private static final int CROWD = 150;

  private final MapFrame frame;
  private final List<SiteUse> sites;
  private final double radius;
  private final boolean small;
  private final Map<String, double[]> places = new HashMap<>();

  /** Left, top, right, bottom of what is written already. */
  private final List<double[]> written = new ArrayList<>();

  /**
   * @param size of the marks, 1 for a large map
   */
  MapSites(List<SiteUse> sites, MapFrame frame, double size) {
    this.frame = frame;
    small = size < 1;
    radius = sites.size() > CROWD ? 2.6 : small ? 3 : 5;
    this.sites =
        sites.stream()
            .sorted(
                Comparator.comparing((SiteUse use) -> rank(use.node()))
                    .thenComparing(use -> -use.kwh())
                    .thenComparing(use -> use.node().id()))
            .toList();
    this.sites.forEach(use -> place(use.node()));
  }

  /** Battery plants are marked and named first, suppliers last. */
  private static int rank(Node node) {
    return switch (node.type()) {
      case BATTERY_PLANT -> 0;
      case VEHICLE_PLANT -> 1;
      case RECYCLING_CENTRE -> 2;
      case REGENERATION_PLANT -> 3;
      case SUPPLIER -> 4;
      default -> 5;
    };
  }

  /** Sites of one town stand around it. */
  private void place(Node node) {
    double x = frame.x(node.lon());
    double y = frame.y(node.lat());
    double apart = APART * radius / 5;
    double[] at = {x, y};
    for (int i = 1; i < TRIES && frame.shows(node) && taken(at, apart); i++) {
      double far = 0.55 * apart * Math.sqrt(i);
      at = new double[] {x + far * Math.cos(i * GOLDEN), y + far * Math.sin(i * GOLDEN)};
    }
    places.put(node.id(), at);
  }

  private boolean taken(double[] at, double apart) {
    return places.values().stream()
        .anyMatch(other -> Math.hypot(other[0] - at[0], other[1] - at[1]) < apart);
  }

  /** Where a site stands: x, y; outside of the frame where it does not show it. */
  double[] at(Node node) {
    return places.getOrDefault(node.id(), new double[] {frame.x(node.lon()), frame.y(node.lat())});
  }

  void draw(Markup svg, PlanStory story) {
    List<SiteUse> shown = sites.stream().filter(use -> frame.shows(use.node())).toList();
    shown.forEach(
        use -> {
          double[] at = at(use.node());
          written.add(
              new double[] {at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius});
        });
    for (SiteUse use : shown) {
      String said =
          Figures.say(
              "%s, %s: %s",
              story.named(use.node().id()),
              use.node().type().topic(),
              use.open() ? Figures.gwh(use.kwh()) + " GWh" : "closed");
      svg.add("%s", MapMark.svg(use.node().type(), at(use.node()), radius, use.open(), said));
    }
    shown.stream().filter(use -> !small || rank(use.node()) == 4).forEach(use -> name(svg, use));
  }

  /** Right of the mark, left, above or below; not at all where there is no room. */
  private void name(Markup svg, SiteUse use) {
    double[] at = at(use.node());
    String text = use.node().id();
    double wide = LETTER * text.length();
    double[][] corners = {
      {at[0] + radius + 2, at[1] - LINE / 2},
      {at[0] - radius - 2 - wide, at[1] - LINE / 2},
      {at[0] - wide / 2, at[1] - radius - 1 - LINE},
      {at[0] - wide / 2, at[1] + radius + 1}
    };
    for (double[] corner : corners) {
      double[] box = {corner[0], corner[1], corner[0] + wide, corner[1] + LINE};
      if (inside(box) && written.stream().noneMatch(other -> overlap(box, other))) {
        written.add(box);
        svg.add(
            "<text x=\"%.1f\" y=\"%.1f\" font-size=\"11\" fill=\"%s\" paint-order=\"stroke\""
                + " stroke=\"#fff\" stroke-width=\"3\" stroke-opacity=\"0.8\">%s</text>",
            corner[0],
            corner[1] + LINE - 2.5,
            use.open() ? Colours.TEXT : Colours.FAINT,
            escaped(text));
        return;
      }
    }
  }

  private boolean inside(double[] box) {
    return box[0] >= frame.left() + 2
        && box[2] <= frame.left() + frame.wide() - 2
        && box[1] >= frame.top() + 2
        && box[3] <= frame.top() + frame.high() - 2;
  }

  private static boolean overlap(double[] one, double[] other) {
    return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
  }
}
