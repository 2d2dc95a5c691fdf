/** The append-only decision ledger. */
@Export
@Version("1.0.0")
package org.looptwin.decision.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
