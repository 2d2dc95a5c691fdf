/** What a regulation says about a plan or the twin. */
@Export
@Version("1.0.0")
package org.looptwin.model.finding;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
