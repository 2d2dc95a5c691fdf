package org.looptwin.model.network;

import java.util.Set;

/**
 * A named part of a case.
 *
 * @param demandScale factor on demand and returns
 */
public record Subset(String name, Set<String> nodes, double demandScale) {}
