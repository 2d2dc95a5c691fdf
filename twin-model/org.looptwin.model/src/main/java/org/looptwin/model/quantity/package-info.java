/** Values over time: immutable series of months. */
@Export
@Version("1.0.0")
package org.looptwin.model.quantity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
