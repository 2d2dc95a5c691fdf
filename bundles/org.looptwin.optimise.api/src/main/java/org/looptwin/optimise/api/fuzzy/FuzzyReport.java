package org.looptwin.optimise.api.fuzzy;

import java.util.List;
import java.util.Map;

/**
 * A fuzzy plan as documents.
 *
 * @param json one JSON document
 * @param lines for people
 * @param html a page with its pictures inside, complete in itself
 * @param tables CSV by file name
 */
public record FuzzyReport(
    String json, List<String> lines, String html, Map<String, String> tables) {
  public FuzzyReport {
    lines = List.copyOf(lines);
    tables = Map.copyOf(tables);
  }
}
