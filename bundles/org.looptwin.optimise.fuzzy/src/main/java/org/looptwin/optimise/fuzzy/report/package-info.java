/** Fuzzy plans as JSON, as lines, as a page with pictures, as CSV. */
package org.looptwin.optimise.fuzzy.report;
