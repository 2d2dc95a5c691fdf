/** A plan told: on one screen, as tables, as a page with its flows drawn. */
package org.looptwin.shell.plan;
