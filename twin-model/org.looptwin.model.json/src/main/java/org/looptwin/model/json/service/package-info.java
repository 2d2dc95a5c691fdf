/** The case as an OSGi service. */
package org.looptwin.model.json.service;
