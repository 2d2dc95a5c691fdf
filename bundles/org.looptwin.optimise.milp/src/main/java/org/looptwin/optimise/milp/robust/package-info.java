/**
 * Robust counterparts on the solver-neutral linear model: box, budget, ellipsoid, affine rules, a
 * Wasserstein ball, the tail mean; and the probability that a budget does not hold.
 */
package org.looptwin.optimise.milp.robust;
