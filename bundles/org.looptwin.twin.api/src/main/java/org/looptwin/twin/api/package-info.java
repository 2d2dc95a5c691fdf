/** The live twin and its journal, as others see them. */
@Export
@Version("1.0.0")
package org.looptwin.twin.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
