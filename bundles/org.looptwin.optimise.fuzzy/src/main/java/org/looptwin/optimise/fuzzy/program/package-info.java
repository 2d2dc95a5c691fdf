/** Fully fuzzy linear programs, their crisp forms, and how well those hold by alpha-cuts. */
package org.looptwin.optimise.fuzzy.program;
