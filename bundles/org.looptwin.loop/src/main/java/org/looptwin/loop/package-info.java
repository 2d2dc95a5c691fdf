/**
 * The conductor: the only room that knows the order of things, from a rule's request to an
 * explained decision.
 */
package org.looptwin.loop;
