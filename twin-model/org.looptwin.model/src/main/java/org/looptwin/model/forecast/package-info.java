/** What a forecaster says about the future: means and quantiles. */
@Export
@Version("1.0.0")
package org.looptwin.model.forecast;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
