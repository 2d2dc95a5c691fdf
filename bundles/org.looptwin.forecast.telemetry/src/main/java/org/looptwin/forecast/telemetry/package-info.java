/** Short horizons of telemetry: a bank of small Kalman filters for each series. */
package org.looptwin.forecast.telemetry;
