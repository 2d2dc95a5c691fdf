/** Plug-ins found, tried, guarded and swapped. */
package org.looptwin.plugin.live;
