/** Tries forecasters on past origins of many series; see the README for the equations. */
package org.looptwin.forecast.tournament;
