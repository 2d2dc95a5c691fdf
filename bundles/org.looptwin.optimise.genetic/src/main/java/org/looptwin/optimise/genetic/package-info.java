/** A genetic search over site choices with exact flows. */
package org.looptwin.optimise.genetic;
