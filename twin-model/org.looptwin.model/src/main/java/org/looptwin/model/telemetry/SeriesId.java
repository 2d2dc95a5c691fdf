package org.looptwin.model.telemetry;

import java.util.Optional;

/**
 * What a series of readings is about.
 *
 * @param family a node type's topic name, {@code lane}, {@code battery} or {@code market}
 * @param entity the node's, lane's or battery's id; empty for {@code market}
 * @param metric the metric's or market series' name
 */
public record SeriesId(String family, String entity, String metric)
    implements Comparable<SeriesId> {
  public static final String LANE = "lane";
  public static final String BATTERY = "battery";
  public static final String MARKET = "market";

  public static SeriesId market(String series) {
    return new SeriesId(MARKET, "", series);
  }

  /**
   * The topic below the root, e.g. {@code supplier/S01/stock_on_hand} or {@code market/eua_price}.
   */
  public String path() {
    return entity.isEmpty() ? family + "/" + metric : family + "/" + entity + "/" + metric;
  }

  /** Reads what {@link #path()} wrote. */
  public static Optional<SeriesId> parse(String path) {
    String[] parts = path.split("/", -1);
    if (parts.length == 2 && parts[0].equals(MARKET)) {
      return Optional.of(market(parts[1]));
    }
    return parts.length == 3 && !parts[0].equals(MARKET)
        ? Optional.of(new SeriesId(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  @Override
  public int compareTo(SeriesId other) {
    return path().compareTo(other.path());
  }

  @Override
  public String toString() {
    return path();
  }
}
