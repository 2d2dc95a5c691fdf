/** Where a server keeps its files. */
@Export
@Version("1.0.0")
package org.looptwin.model.home;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
