/** Rule sets, sessions and their memory; what rules are told when data are missing. */
@Export
@Version("1.3.0")
package org.looptwin.rules.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
