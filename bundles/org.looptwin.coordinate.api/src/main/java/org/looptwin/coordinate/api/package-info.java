/** Decision processes, matrix games and contracts between actors, and who solves them. */
@Export
@Version("1.3.0")
package org.looptwin.coordinate.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
