/** Regulations as pure functions of evidence and date. */
@Export
@Version("1.0.0")
package org.looptwin.compliance.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
