/** ojAlgo as a {@link org.looptwin.optimise.api.LinearSolver}: pure Java, on every system. */
package org.looptwin.optimise.ojalgo;
