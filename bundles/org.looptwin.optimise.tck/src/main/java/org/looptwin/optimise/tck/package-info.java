/**
 * What every solver promises: {@code ...Promises} for a server, {@code ...Contract} for a vendor's
 * JUnit test.
 */
@Export
@Version("1.0.0")
package org.looptwin.optimise.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
