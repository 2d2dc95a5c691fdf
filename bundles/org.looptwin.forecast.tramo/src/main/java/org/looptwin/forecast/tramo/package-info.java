/** TRAMO of JDemetra+ as a forecaster. */
package org.looptwin.forecast.tramo;
