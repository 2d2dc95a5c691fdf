/** Who may call what: tokens, roles, and which host names this server answers to. */
package org.looptwin.http.access;
