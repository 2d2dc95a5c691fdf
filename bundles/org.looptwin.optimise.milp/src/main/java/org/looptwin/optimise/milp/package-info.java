/** The planning model as a linear model, solved exactly or by master and flows. */
package org.looptwin.optimise.milp;
