/** Policy packs: regulations as data, and their evaluation on plans and the twin. */
package org.looptwin.compliance.packs;
