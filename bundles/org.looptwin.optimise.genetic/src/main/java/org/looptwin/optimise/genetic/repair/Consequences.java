package org.looptwin.optimise.genetic.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.looptwin.optimise.api.LinearModel;

/**
 * What follows from flows, production and stocks: purchases, reliefs, shortages, changes, measures;
 * each at its least cost from the row that defines it.
 */
final class Consequences {
  /** Kinds of columns and the rows that define them, in the order in which they can be computed. */
  private static final List<String[]> RULES =
      List.of(
          new String[] {"buy", "bought"},
          new String[] {"total", "sum"},
          new String[] {"relief", "floor"},
          new String[] {"spot", "ceiling"},
          new String[] {"below", "reserve"},
          new String[] {"short", "demand"},
          new String[] {"uncollected", "collect"},
          new String[] {"share-more", "share"},
          new String[] {"share-less", "share"},
          new String[] {"route-more", "route"},
          new String[] {"route-less", "route"},
          new String[] {"abate", "abatement"});

  private static final Set<String> OTHERS =
      Set.of("z", "one", "x", "make", "stock", "process", "held");

  private final LinearModel model;
  private final int[] columns;
  private final int[] rows;
  private final double[] own;

  Consequences(LinearModel model, Names names) {
    this.model = model;
    List<Integer> found = new ArrayList<>();
    List<Integer> defining = new ArrayList<>();
    for (String[] rule : RULES) {
      for (int column = 0; column < model.columns(); column++) {
        String name = model.columnName(column);
        if (Names.kind(name).equals(rule[0])) {
          found.add(column);
          defining.add(row(names, rule[1], name));
        }
      }
    }
    columns = found.stream().mapToInt(Integer::intValue).toArray();
    rows = defining.stream().mapToInt(Integer::intValue).toArray();
    own = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      own[i] = names.coefficient(rows[i], columns[i]);
    }
    refuseOthers();
  }

  private static int row(Names names, String kind, String column) {
    int month = Names.month(column);
    int row = names.row(kind, Names.key(column), month);
    if (row < 0) {
      throw new IllegalArgumentException(
          "The model has no row %s that defines its column %s.".formatted(kind, column));
    }
    return row;
  }

  private void refuseOthers() {
    for (int column = 0; column < model.columns(); column++) {
      String kind = Names.kind(model.columnName(column));
      if (!OTHERS.contains(kind) && RULES.stream().noneMatch(rule -> rule[0].equals(kind))) {
        throw new IllegalArgumentException(
            "Study A's coding has no genes for %s. Maybe use the solver highs."
                .formatted(model.columnName(column)));
      }
    }
  }

  void fill(double[] x) {
    for (int i = 0; i < columns.length; i++) {
      int column = columns[i];
      x[column] = 0;
      double rest = model.activity(rows[i], x);
      double one = (model.rowLower(rows[i]) - rest) / own[i];
      double other = (model.rowUpper(rows[i]) - rest) / own[i];
      double low = Math.max(model.lower(column), Math.min(one, other));
      double high = Math.min(model.upper(column), Math.max(one, other));
      double wanted = model.cost(column) < 0 ? high : low;
      x[column] = Math.max(model.lower(column), Math.min(model.upper(column), wanted));
    }
  }
}
