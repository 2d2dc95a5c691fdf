/** Several aims, one plan: payoff table, memberships, and the ways of weighing them. */
package org.looptwin.optimise.fuzzy.compromise;
