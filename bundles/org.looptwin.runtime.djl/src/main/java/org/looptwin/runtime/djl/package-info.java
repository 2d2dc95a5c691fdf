/** The native runtime of neural networks, loaded once per JVM and only when something trains. */
@Export
@Version("1.0.0")
package org.looptwin.runtime.djl;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
