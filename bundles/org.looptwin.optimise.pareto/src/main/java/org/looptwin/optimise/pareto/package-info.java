/** Fronts between several aims, and the picks among their points. */
package org.looptwin.optimise.pareto;
