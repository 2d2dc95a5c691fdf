/** REST, server-sent events, metrics, health and the status page; no business logic. */
package org.looptwin.http;
