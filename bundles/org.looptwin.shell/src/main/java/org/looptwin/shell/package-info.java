/** The commands of the command line. */
package org.looptwin.shell;
