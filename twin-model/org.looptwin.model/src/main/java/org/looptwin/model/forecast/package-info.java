/** What forecasters say about the future: months of a target, hours and days of telemetry. */
@Export
@Version("1.1.0")
package org.looptwin.model.forecast;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
