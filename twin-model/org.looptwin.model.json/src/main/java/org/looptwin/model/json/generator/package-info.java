/** Case folders of any size, made from a seed. */
@Export
@Version("1.0.0")
package org.looptwin.model.json.generator;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
