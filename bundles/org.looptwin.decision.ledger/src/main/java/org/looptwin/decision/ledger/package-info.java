/** The ledger as a hash-chained file of JSON lines. */
package org.looptwin.decision.ledger;
