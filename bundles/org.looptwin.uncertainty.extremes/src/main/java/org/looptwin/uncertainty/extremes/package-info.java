/** Heavy tails and joint extremes; see the README for the equations. */
package org.looptwin.uncertainty.extremes;
