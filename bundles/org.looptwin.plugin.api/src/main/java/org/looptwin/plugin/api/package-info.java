/** Contracts that a plug-in is tried against, and the plug-ins of a running server. */
@Export
@Version("1.0.0")
package org.looptwin.plugin.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
