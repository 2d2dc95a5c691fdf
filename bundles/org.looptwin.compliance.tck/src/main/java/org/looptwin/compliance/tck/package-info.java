/** What every compliance policy promises. */
package org.looptwin.compliance.tck;
