/** Telemetry history in one SQLite file. Nothing is exported; see the service it registers. */
package org.looptwin.history.sqlite;
