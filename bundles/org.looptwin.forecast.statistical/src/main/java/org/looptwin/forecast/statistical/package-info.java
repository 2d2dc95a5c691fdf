/** Forecasters that need no training: naive, seasonal naive, Theta, damped trend. */
package org.looptwin.forecast.statistical;
