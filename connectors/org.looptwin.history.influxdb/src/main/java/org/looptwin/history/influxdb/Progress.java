package org.looptwin.history.influxdb;

/**
 * How far the journal is stored, kept in InfluxDB itself.
 *
 * @param offset the journal offset up to which everything is stored
 * @param refused readings that InfluxDB refused so far
 */
record Progress(long offset, long refused) {
  static final Progress NONE = new Progress(0, 0);
}
