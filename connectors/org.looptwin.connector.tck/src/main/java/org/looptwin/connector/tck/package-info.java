/** What every connector promises: for a server, and as a class for a vendor's JUnit test. */
@Export
@Version("1.0.0")
package org.looptwin.connector.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
