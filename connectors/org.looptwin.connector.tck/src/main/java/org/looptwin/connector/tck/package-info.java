/** What every connector promises. */
package org.looptwin.connector.tck;
