/** The network of sites and lanes, and everything a case folder says about it. */
@Export
@Version("1.1.0")
package org.looptwin.model.network;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
