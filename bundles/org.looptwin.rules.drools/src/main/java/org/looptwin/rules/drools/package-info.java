/** Rules by Drools: compiled in memory, tested by scenarios, swapped while readings flow. */
package org.looptwin.rules.drools;
