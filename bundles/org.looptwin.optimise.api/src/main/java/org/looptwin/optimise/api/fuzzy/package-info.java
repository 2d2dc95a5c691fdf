/** Planning under vagueness: fuzzy numbers as values, and what fuzzy planners are asked and say. */
@Export
@Version("1.1.0")
package org.looptwin.optimise.api.fuzzy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
