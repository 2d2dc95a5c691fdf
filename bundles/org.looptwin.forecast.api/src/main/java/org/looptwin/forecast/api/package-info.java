/** Forecasters and the arena they compete in. */
@Export
@Version("1.2.0")
package org.looptwin.forecast.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
