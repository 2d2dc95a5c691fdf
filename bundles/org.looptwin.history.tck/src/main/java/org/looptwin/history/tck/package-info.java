/** What every history store promises. */
package org.looptwin.history.tck;
