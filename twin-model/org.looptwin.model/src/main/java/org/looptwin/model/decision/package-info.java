/** A proposed plan with the chain of causes that led to it. */
@Export
@Version("1.0.0")
package org.looptwin.model.decision;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
