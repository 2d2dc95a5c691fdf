package org.looptwin.coordinate.api;

import java.util.List;
import java.util.Map;

/**
 * What came out, for machines and for people.
 *
 * @param document maps, lists, numbers and texts only
 * @param lines for a terminal
 * @param files by name: pages, pictures, tables
 */
public record CoordinationReport(
    Map<String, Object> document, List<String> lines, Map<String, String> files) {}
