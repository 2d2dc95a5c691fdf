/**
 * What every forecaster promises: {@link org.looptwin.forecast.tck.ForecasterPromises} for a
 * server, {@link org.looptwin.forecast.tck.ForecasterContract} for a vendor's JUnit test.
 */
@Export
@Version("1.0.0")
package org.looptwin.forecast.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
