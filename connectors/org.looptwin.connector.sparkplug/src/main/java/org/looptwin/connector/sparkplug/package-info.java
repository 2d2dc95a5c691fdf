/** Sparkplug B 3.0 as a host application. Nothing is exported; see the service it registers. */
package org.looptwin.connector.sparkplug;
