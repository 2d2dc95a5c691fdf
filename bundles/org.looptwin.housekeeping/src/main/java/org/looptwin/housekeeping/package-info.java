/** Backup, restore and the disk budget. Nothing is exported. */
package org.looptwin.housekeeping;
