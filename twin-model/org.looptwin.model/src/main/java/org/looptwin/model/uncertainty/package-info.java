/** The set of futures a plan is protected against. */
@Export
@Version("1.0.0")
package org.looptwin.model.uncertainty;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
