/** Feasible plans out of the genes of study A: locations, flows, inventories. */
package org.looptwin.optimise.genetic.repair;
