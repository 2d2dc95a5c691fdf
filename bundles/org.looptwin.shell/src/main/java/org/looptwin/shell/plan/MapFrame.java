package org.looptwin.shell.plan;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import org.looptwin.model.network.Node;

/**
 * A rectangle of a picture that shows a part of the earth: longitudes to the right, latitudes up,
 * true to scale at its middle.
 *
 * @param left of the rectangle, pixels, as {@code top}, {@code wide} and {@code high}
 * @param lon of its middle, degrees
 * @param lat of its middle, degrees
 * @param scale pixels a degree of latitude
 */
record MapFrame(
    double left, double top, double wide, double high, double lon, double lat, double scale) {
  private static final double MARGIN = 0.1;
  private static final double LEAST_DEGREES = 2;
  private static final double HIGHEST_LATITUDE = 75;

  /** As large as shows all sites. */
  static MapFrame around(
      Collection<Node> sites, double left, double top, double wide, double high) {
    DoubleSummaryStatistics lon = sites.stream().mapToDouble(Node::lon).summaryStatistics();
    DoubleSummaryStatistics lat = sites.stream().mapToDouble(Node::lat).summaryStatistics();
    double middleLat = (lat.getMin() + lat.getMax()) / 2;
    double degreesLon = Math.max(LEAST_DEGREES, lon.getMax() - lon.getMin()) * (1 + 2 * MARGIN);
    double degreesLat = Math.max(LEAST_DEGREES, lat.getMax() - lat.getMin()) * (1 + 2 * MARGIN);
    double scale = Math.min(wide / (degreesLon * shrink(middleLat)), high / degreesLat);
    return new MapFrame(left, top, wide, high, (lon.getMin() + lon.getMax()) / 2, middleLat, scale);
  }

  private static double shrink(double latitude) {
    return Math.cos(Math.toRadians(Math.min(HIGHEST_LATITUDE, Math.abs(latitude))));
  }

  double x(double longitude) {
    return left + wide / 2 + (longitude - lon) * shrink(lat) * scale;
  }

  double y(double latitude) {
    return top + high / 2 - (latitude - lat) * scale;
  }

  /** Whether it shows a site. */
  boolean shows(Node site) {
    double x = x(site.lon()) - left;
    double y = y(site.lat()) - top;
    return x >= 0 && x <= wide && y >= 0 && y <= high;
  }
}
