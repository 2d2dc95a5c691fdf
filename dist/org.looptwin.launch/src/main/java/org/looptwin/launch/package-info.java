/**
 * What the launcher and the bundles say to each other. On the launcher's class path and exported to
 * the bundles by the framework itself.
 */
@Export
@Version("1.0.0")
package org.looptwin.launch;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
