/** From forecasts and their errors to uncertainty sets. */
@Export
@Version("1.0.0")
package org.looptwin.uncertainty.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
