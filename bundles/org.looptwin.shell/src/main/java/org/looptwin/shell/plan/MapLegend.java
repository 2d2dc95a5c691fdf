package org.looptwin.shell.plan;

import static org.looptwin.runtime.drawing.Markup.escaped;

import java.util.List;
import java.util.Set;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.NodeType;
import org.looptwin.runtime.drawing.Markup;

/** What a map's colours, widths and marks mean; lines from top to bottom. */
final class MapLegend {
  private static final int COLUMN = 205;
  private static final int STEP = 21;
  private static final List<Mark> MARKS =
      List.of(
          new Mark(NodeType.BATTERY_PLANT, "battery plant"),
          new Mark(NodeType.VEHICLE_PLANT, "vehicle plant"),
          new Mark(NodeType.RECYCLING_CENTRE, "recycling centre"),
          new Mark(NodeType.REGENERATION_PLANT, "regeneration plant"),
          new Mark(NodeType.SUPPLIER, "supplier"),
          new Mark(NodeType.HUB, "hub"));

  private record Mark(NodeType type, String words) {}

  private final Markup svg;
  private final double x;
  private double y;

  MapLegend(Markup svg, double x, double y) {
    this.svg = svg;
    this.x = x;
    this.y = y;
  }

  MapLegend commodities(List<Commodity> commodities) {
    head("What is shipped");
    for (int i = 0; i < commodities.size(); i++) {
      double left = x + (i % 2) * COLUMN;
      svg.add(
          "<path d=\"M%.1f %.1fh26\" stroke=\"%s\" stroke-width=\"6\" stroke-opacity=\"0.7\"/>",
          left, y - 4, Colours.of(commodities.get(i)));
      text(left + 34, words(commodities.get(i)));
      if (i % 2 == 1 || i == commodities.size() - 1) {
        y += STEP;
      }
    }
    return this;
  }

  private static String words(Commodity commodity) {
    return switch (commodity) {
      case LI -> "lithium (LI)";
      case CO -> "cobalt (CO)";
      case NI -> "nickel (NI)";
      case GR -> "graphite (GR)";
      case REG -> "regenerated kits (REG)";
      case PACK -> "packs (PACK)";
      case RET -> "retired packs (RET)";
      case BM -> "black mass (BM)";
      default -> commodity.name();
    };
  }

  /**
   * @param kwh of the widest arc
   * @param pixels its width
   */
  MapLegend widths(double kwh, double pixels) {
    head("Width, over the horizon");
    double left = x;
    for (double part : new double[] {1, 0.3, 0.1}) {
      svg.add(
          "<path d=\"M%.1f %.1fh26\" stroke=\"%s\" stroke-width=\"%.2f\"/>",
          left, y - 4, Colours.MIXED, Math.max(0.6, part * pixels));
      text(left + 34, Figures.gwh(part * kwh) + " GWh");
      left += COLUMN * 2 / 3.0;
    }
    y += STEP;
    return this;
  }

  MapLegend sites(Set<NodeType> types) {
    head("Sites");
    int i = 0;
    for (Mark mark : MARKS) {
      if (types.contains(mark.type())) {
        mark(mark.type(), true, mark.words(), i++);
      }
    }
    mark(NodeType.RECYCLING_CENTRE, false, "closed", i++);
    y += i % 2 == 1 ? STEP : 0;
    return this;
  }

  private void mark(NodeType type, boolean open, String words, int i) {
    double left = x + (i % 2) * COLUMN;
    svg.add("%s", MapMark.svg(type, new double[] {left + 8, y - 4}, 5.5, open, words));
    text(left + 24, words);
    y += i % 2 == 1 ? STEP : 0;
  }

  MapLegend notes(List<String> notes) {
    y += STEP / 2.0;
    for (String note : notes) {
      svg.add(
          "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>", x, y, Colours.FAINT, escaped(note));
      y += STEP - 3;
    }
    return this;
  }

  private void head(String words) {
    y += STEP / 3.0;
    svg.add(
        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"13\" font-weight=\"600\" fill=\"%s\">%s</text>",
        x, y, Colours.FAINT, escaped(words));
    y += STEP;
  }

  private void text(double left, String words) {
    svg.add("<text x=\"%.1f\" y=\"%.1f\">%s</text>", left, y, escaped(words));
  }
}
