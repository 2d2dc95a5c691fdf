package org.looptwin.shell.plan;

import static org.looptwin.runtime.drawing.Markup.escaped;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Node;
import org.looptwin.runtime.drawing.Markup;

/**
 * The flows of a plan on a map, as SVG: the plants and centres in full, and where material comes
 * from far away, the earth beside them. An arc is as wide as what it carries; it bends to the left
 * of its way, so that there and back lie apart.
 */
public final class FlowMap {
  private static final int WIDTH = 1240;
  private static final int TALL = 800;
  private static final int CORE = 790;
  private static final int GAP = 18;
  private static final int EARTH = 300;
  private static final int MOST_LINKS = 260;
  private static final double WIDEST = 13;

  /** What all arcs together may be wide, so that many leave the map to be seen. */
  private static final double INK = 700;

  private final PlanStory story;
  private final MapLinks links;
  private final List<SiteUse> sites = new ArrayList<>();
  private final Markup svg = new Markup();
  private final Coasts coasts = Coasts.read();

  public FlowMap(PlanStory story) {
    this.story = story;
    links = new MapLinks(story, MOST_LINKS);
    Set<String> joined = new TreeSet<>();
    links
        .links()
        .forEach(
            link -> {
              joined.add(link.from().id());
              joined.add(link.to().id());
            });
    SiteUse.of(story).stream()
        .filter(use -> joined.contains(use.node().id()) || plant(use.node()))
        .forEach(sites::add);
  }

  private static boolean plant(Node node) {
    return switch (node.type()) {
      case BATTERY_PLANT, VEHICLE_PLANT, RECYCLING_CENTRE, REGENERATION_PLANT -> true;
      default -> false;
    };
  }

  /** Whether the case says where its sites are. */
  public boolean drawable() {
    return sites.stream().map(use -> use.node().lat() + " " + use.node().lon()).distinct().count()
        > 1;
  }

  /** A picture of its own, or part of a page. */
  public String svg() {
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " font-family=\"sans-serif\" font-size=\"12\" fill=\"%s\">",
        WIDTH, TALL, Colours.TEXT);
    svg.add("<title>Map of flows: %s</title>", escaped(story.title()));
    svg.add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, TALL);
    List<Node> plants = nodes(sites.stream().filter(use -> plant(use.node())).toList());
    MapFrame core = MapFrame.around(plants, 0, 0, CORE, TALL);
    panel("map-core", core, 1);
    double y = 0;
    if (!sites.stream().allMatch(use -> core.shows(use.node()))) {
      int left = CORE + GAP;
      panel("map-earth", MapFrame.around(nodes(sites), left, 0, WIDTH - left, EARTH), 0.55);
      y = EARTH;
    }
    new MapLegend(svg, CORE + GAP, y + 2 * GAP)
        .commodities(commodities())
        .widths(widestKwh(), widest())
        .sites(sites.stream().map(use -> use.node().type()).collect(Collectors.toSet()))
        .notes(notes());
    return svg.add("</svg>").toString();
  }

  private static List<Node> nodes(List<SiteUse> uses) {
    return uses.stream().map(SiteUse::node).toList();
  }

  private void panel(String id, MapFrame frame, double size) {
    svg.add(
        "<clipPath id=\"%s\"><rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\""
            + " rx=\"6\"/></clipPath>",
        id, frame.left(), frame.top(), frame.wide(), frame.high());
    svg.add("<g clip-path=\"url(#%s)\">", id);
    svg.add(
        "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" fill=\"#eef3f6\"/>",
        frame.left(), frame.top(), frame.wide(), frame.high());
    svg.add("<path d=\"%s\" fill=\"#fbfaf6\" stroke=\"#d3d9d6\"/>", coasts.path(frame));
    MapSites marks = new MapSites(sites, frame, size);
    links.links().forEach(link -> arc(link, marks, size));
    marks.draw(svg, story);
    svg.add("</g>");
  }

  private void arc(MapLinks.Link link, MapSites marks, double size) {
    double[] from = marks.at(link.from());
    double[] to = marks.at(link.to());
    double bend = Math.min(0.16, 90 / Math.max(1, Math.hypot(to[0] - from[0], to[1] - from[1])));
    svg.add(
        "<path d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"%s\""
            + " stroke-opacity=\"0.55\" stroke-linecap=\"round\""
            + " stroke-width=\"%.2f\"><title>%s to %s: %s GWh of %s</title></path>",
        from[0],
        from[1],
        (from[0] + to[0]) / 2 + bend * (to[1] - from[1]),
        (from[1] + to[1]) / 2 - bend * (to[0] - from[0]),
        to[0],
        to[1],
        Colours.of(link.commodity()),
        Math.max(0.6, size * widest() * link.kwh() / widestKwh()),
        escaped(story.named(link.from().id())),
        escaped(story.named(link.to().id())),
        Figures.gwh(link.kwh()),
        link.commodity());
  }

  private double widestKwh() {
    return links.links().isEmpty() ? 1 : links.links().get(0).kwh();
  }

  /** In pixels. */
  private double widest() {
    double all = links.links().stream().mapToDouble(MapLinks.Link::kwh).sum();
    return Math.min(WIDEST, INK * widestKwh() / Math.max(1, all));
  }

  private List<Commodity> commodities() {
    return links.links().stream()
        .map(MapLinks.Link::commodity)
        .distinct()
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("Arcs join sites; they are not the ways taken.");
    notes.add("Parts are left out. Point at an arc or a site to read it.");
    if (links.links().size() < links.all()) {
      notes.add(
          Figures.say(
              "%d of %d links are drawn, with %.0f %% of the kWh.",
              links.links().size(), links.all(), 100 * links.share()));
    }
    return notes;
  }
}
