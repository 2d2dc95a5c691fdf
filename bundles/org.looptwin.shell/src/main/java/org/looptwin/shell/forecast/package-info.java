/** What {@code looptwin forecast} reads and prints. */
package org.looptwin.shell.forecast;
