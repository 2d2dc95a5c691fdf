/** What rules ask the loop to do. */
@Export
@Version("1.0.0")
package org.looptwin.model.request;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
