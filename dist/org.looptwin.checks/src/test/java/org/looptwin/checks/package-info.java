/** Tests that need the whole: see the packed distribution as its users do. */
package org.looptwin.checks;
