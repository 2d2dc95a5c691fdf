/** Telemetry history in InfluxDB. Nothing is exported; see the service it registers. */
package org.looptwin.history.influxdb;
