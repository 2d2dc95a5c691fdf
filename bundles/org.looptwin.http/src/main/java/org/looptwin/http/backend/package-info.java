/** The services behind the routes, any of which may be away for a while. */
package org.looptwin.http.backend;
