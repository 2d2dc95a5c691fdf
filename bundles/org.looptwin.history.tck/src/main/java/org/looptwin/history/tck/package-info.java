/** What every history store promises: for a server, and as a class for a vendor's JUnit test. */
@Export
@Version("1.0.0")
package org.looptwin.history.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
