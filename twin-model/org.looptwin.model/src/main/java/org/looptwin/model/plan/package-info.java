/** What to buy, make, move and regenerate, month by month, and what it costs. */
@Export
@Version("1.0.0")
package org.looptwin.model.plan;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
