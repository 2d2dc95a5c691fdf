/** What reports draw with: escaped markup, axes with round marks, line charts. */
@Export
@Version("1.0.0")
package org.looptwin.runtime.drawing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
