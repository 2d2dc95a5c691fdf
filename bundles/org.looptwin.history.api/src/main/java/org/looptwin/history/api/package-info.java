/** Telemetry history: what a store must keep and answer. */
@Export
@Version("1.2.0")
package org.looptwin.history.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
