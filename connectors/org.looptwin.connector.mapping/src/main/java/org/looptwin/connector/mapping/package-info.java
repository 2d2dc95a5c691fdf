/** Foreign topics and payloads, mapped to the plain profile. Nothing is exported. */
package org.looptwin.connector.mapping;
