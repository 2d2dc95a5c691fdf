/** Server-sent events: one thread and one bounded queue for each client. */
package org.looptwin.http.events;
