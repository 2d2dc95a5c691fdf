/** HTTP itself: the server, requests, replies, routes and problems. Knows nothing of twins. */
package org.looptwin.http.wire;
