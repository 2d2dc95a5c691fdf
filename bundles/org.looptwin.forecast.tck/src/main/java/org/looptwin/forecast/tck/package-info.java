/** What every forecaster promises. */
package org.looptwin.forecast.tck;
