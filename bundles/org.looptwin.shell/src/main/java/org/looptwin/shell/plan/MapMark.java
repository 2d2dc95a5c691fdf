package org.looptwin.shell.plan;

import org.looptwin.model.network.NodeType;
import org.looptwin.runtime.drawing.Markup;

/** The mark of a site on a map: its shape tells its type, an empty one that it is closed. */
final class MapMark {
  private static final String INK = "#3c4a55";

  private MapMark() {}

  /**
   * @param at x, y
   * @param said shown when it is pointed at
   */
  static String svg(NodeType type, double[] at, double radius, boolean open, String said) {
    String fill = open ? INK : "#fff";
    String dash = open ? "" : " stroke-dasharray=\"2 1.5\"";
    return Figures.say(
        "<path d=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.2\"%s><title>%s</title></path>",
        shape(type, at[0], at[1], radius), fill, open ? "#fff" : INK, dash, Markup.escaped(said));
  }

  private static String shape(NodeType type, double x, double y, double r) {
    return switch (type) {
      case BATTERY_PLANT -> polygon(x, y, 1.25 * r, 4, 45);
      case VEHICLE_PLANT -> polygon(x, y, 1.25 * r, 4, 0);
      case RECYCLING_CENTRE -> polygon(x, y, 1.3 * r, 3, -90);
      case REGENERATION_PLANT -> polygon(x, y, 1.2 * r, 6, 0);
      default -> polygon(x, y, 0.85 * r, 16, 0);
    };
  }

  private static String polygon(double x, double y, double r, int corners, double turned) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < corners; i++) {
      double angle = Math.toRadians(turned + 360.0 * i / corners);
      path.append(
          Figures.say(
              "%s%.1f %.1f", i == 0 ? "M" : "L", x + r * Math.cos(angle), y + r * Math.sin(angle)));
    }
    return path.append('Z').toString();
  }
}
