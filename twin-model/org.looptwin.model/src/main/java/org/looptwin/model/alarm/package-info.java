/** Standing alarms in the sense of ISA-18.2. */
@Export
@Version("1.0.0")
package org.looptwin.model.alarm;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
