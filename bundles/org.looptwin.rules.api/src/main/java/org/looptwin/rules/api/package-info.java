/** Rule sets, sessions and their memory. */
@Export
@Version("1.0.0")
package org.looptwin.rules.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
