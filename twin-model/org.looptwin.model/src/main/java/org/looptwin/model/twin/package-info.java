/** The live state of the network as an immutable snapshot. */
@Export
@Version("1.0.0")
package org.looptwin.model.twin;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
