/** Readings, the series they belong to, and the catalogue of metrics. */
@Export
@Version("1.0.0")
package org.looptwin.model.telemetry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
