/** What crosses the fence: messages in, messages out. */
@Export
@Version("1.0.0")
package org.looptwin.connector.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
