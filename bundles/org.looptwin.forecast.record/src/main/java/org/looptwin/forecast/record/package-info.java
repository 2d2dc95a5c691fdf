/** Live forecasts beside their outcomes: kept, watched, learnt from. */
package org.looptwin.forecast.record;
