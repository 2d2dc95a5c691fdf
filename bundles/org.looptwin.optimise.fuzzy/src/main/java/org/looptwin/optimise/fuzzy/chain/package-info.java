/** Study B: the fully fuzzy chain of eleven kinds of actors (equations reconstructed). */
package org.looptwin.optimise.fuzzy.chain;
