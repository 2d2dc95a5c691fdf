/** Eclipse Paho's MQTT clients, held once, and what every connection on them needs. */
@Export
@Version("1.0.0")
package org.looptwin.runtime.paho;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
