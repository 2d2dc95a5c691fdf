/** Installed solvers as linear solvers, by their command lines. */
package org.looptwin.optimise.external;
