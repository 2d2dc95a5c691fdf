/** From the command line to a running framework and back to an exit code. */
package org.looptwin.launch.start;
