/** HiGHS as a {@link org.looptwin.optimise.api.LinearSolver}, called by JNA. */
package org.looptwin.optimise.highs;
