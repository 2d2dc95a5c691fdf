/** What every solver promises. */
package org.looptwin.optimise.tck;
