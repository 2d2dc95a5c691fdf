package org.looptwin.optimise.genetic.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.optimise.api.LinearModel;

/**
 * Study A's chromosome over a model: a bit for each location, a real gene from 0 to 1 for each flow
 * over a lane, inventory of a plant and inventory of a recycling centre, month by month.
 */
final class Genes {
  private final int[] sites;
  private final int[] columns;
  private final int[] strands;

  Genes(LinearModel model) {
    List<Integer> bits = new ArrayList<>();
    Map<String, List<Integer>> byStrand = new TreeMap<>();
    for (int column = 0; column < model.columns(); column++) {
      String name = model.columnName(column);
      String kind = Names.kind(name);
      boolean decided = model.lower(column) < model.upper(column);
      if (kind.equals("z") && decided) {
        bits.add(column);
      } else if (decided && (kind.equals("x") || kind.equals("stock") || kind.equals("held"))) {
        String strand = name.substring(0, name.lastIndexOf(','));
        byStrand.computeIfAbsent(strand, key -> new ArrayList<>()).add(column);
      }
    }
    sites = bits.stream().mapToInt(Integer::intValue).toArray();
    columns = byStrand.values().stream().flatMap(List::stream).mapToInt(c -> c).toArray();
    strands = new int[byStrand.size() + 1];
    int strand = 0;
    for (List<Integer> months : byStrand.values()) {
      strands[strand + 1] = strands[strand] + months.size();
      strand++;
    }
  }

  /** Column of each location that is to be decided. */
  int[] sites() {
    return sites;
  }

  /** Column of each real gene. */
  int[] columns() {
    return columns;
  }

  /**
   * Where each strand begins, a strand being one lane or inventory over the months; and the end.
   */
  int[] strands() {
    return strands;
  }
}
