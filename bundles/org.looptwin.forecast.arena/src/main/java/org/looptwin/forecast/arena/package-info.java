/** Where forecasters compete: rolling origins, a gate, a mix and calibrated quantiles. */
package org.looptwin.forecast.arena;
