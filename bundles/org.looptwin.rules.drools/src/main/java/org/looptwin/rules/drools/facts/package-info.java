/** What rule files see: signals, standing conditions, event time, and what they may ask for. */
package org.looptwin.rules.drools.facts;
