/**
 * How a plan is asked for, and how linear models are solved. Vendors implement Solver or
 * LinearSolver.
 */
@Export
@Version("1.0.0")
package org.looptwin.optimise.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
