package org.looptwin.history.influxdb;

/** How readings are called in InfluxDB. Users build dashboards on these names: they stay. */
final class Names {
  /** Measurement with how far the journal is stored. */
  static final String PROGRESS = "looptwin_offset";

  static final String NETWORK = "network";
  static final String TYPE = "type";
  static final String NODE = "node";
  static final String METRIC = "metric";
  static final String SRC = "src";

  /** Field of a number (float). */
  static final String VALUE = "value";

  /** Field of a text (string). */
  static final String TEXT = "text";

  static final String QUALITY = "quality";
  static final String SEQ = "seq";
  static final String OFFSET = "offset";

  /** The server's clock when the reading came in, in ms since 1970 (integer). */
  static final String RECEIVED = "received";

  /** Readings that InfluxDB refused so far (integer field of {@link #PROGRESS}). */
  static final String REFUSED = "refused";

  private Names() {}
}
