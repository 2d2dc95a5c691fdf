package org.looptwin.optimise.fuzzy.chain;

/** An actor. */
public record Node(Kind kind, String name) {}
