package org.looptwin.model.plan;

/** Who solved it. */
public record SolverInfo(String name, String version) {}
