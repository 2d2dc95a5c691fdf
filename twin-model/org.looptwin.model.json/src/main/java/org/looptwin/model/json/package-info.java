/** Case folders, the metric catalogue and the JSON forms of the model, checked at the gate. */
@Export
@Version("1.3.0")
package org.looptwin.model.json;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
