package org.looptwin.shell.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The land of the earth behind a map, as an outline. */
final class Coasts {
  /** [ring][2 i] longitude, [ring][2 i + 1] latitude. */
  private final List<double[]> rings;

  private Coasts(List<double[]> rings) {
    this.rings = rings;
  }

  static Coasts read() {
    List<double[]> rings = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Coasts.class.getResourceAsStream("coast.txt"), StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("#")) {
          String[] words = line.split(" ");
          double[] ring = new double[words.length];
          for (int i = 0; i < ring.length; i++) {
            ring[i] = Double.parseDouble(words[i]);
          }
          rings.add(ring);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Coasts(rings);
  }

  /** What of the land lies in a frame, as the data of an SVG path. */
  String path(MapFrame frame) {
    StringBuilder path = new StringBuilder();
    for (double[] ring : rings) {
      List<double[]> corners = points(frame, ring);
      for (Side side : Side.values()) {
        corners = side.clipped(corners, frame);
      }
      draw(path, corners);
    }
    return path.toString();
  }

  private static List<double[]> points(MapFrame frame, double[] ring) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < ring.length; i += 2) {
      points.add(new double[] {frame.x(ring[i]), frame.y(ring[i + 1])});
    }
    return points;
  }

  /** Points closer than a pixel to the one before are left out. */
  private static void draw(StringBuilder path, List<double[]> corners) {
    double[] last = null;
    for (double[] corner : corners) {
      if (last == null || Math.hypot(corner[0] - last[0], corner[1] - last[1]) >= 1) {
        path.append(
            String.format(
                Locale.ROOT, "%s%.0f %.0f", last == null ? "M" : "L", corner[0], corner[1]));
        last = corner;
      }
    }
    if (last != null) {
      path.append('Z');
    }
  }

  /** A side of a frame that cuts rings off: Sutherland and Hodgman (1974). */
  private enum Side {
    LEFT(0, 1),
    RIGHT(0, -1),
    TOP(1, 1),
    BOTTOM(1, -1);

    private final int axis;
    private final int inward;

    Side(int axis, int inward) {
      this.axis = axis;
      this.inward = inward;
    }

    private double at(MapFrame frame) {
      double low = axis == 0 ? frame.left() : frame.top();
      double size = axis == 0 ? frame.wide() : frame.high();
      return inward > 0 ? low : low + size;
    }

    List<double[]> clipped(List<double[]> corners, MapFrame frame) {
      double limit = at(frame);
      List<double[]> kept = new ArrayList<>();
      for (int i = 0; i < corners.size(); i++) {
        double[] from = corners.get((i + corners.size() - 1) % corners.size());
        double[] to = corners.get(i);
        boolean fromIn = inward * (from[axis] - limit) >= 0;
        boolean toIn = inward * (to[axis] - limit) >= 0;
        if (fromIn != toIn) {
          double part = (limit - from[axis]) / (to[axis] - from[axis]);
          kept.add(
              new double[] {
                from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])
              });
        }
        if (toIn) {
          kept.add(to);
        }
      }
      return kept;
    }
  }
}
