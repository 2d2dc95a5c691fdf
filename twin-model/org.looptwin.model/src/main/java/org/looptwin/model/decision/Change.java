package org.looptwin.model.decision;

/** One difference between two plans, e.g. share of S01 in month 1, from 0.30 to 0.10. */
public record Change(String what, double from, double to, String unit) {}
