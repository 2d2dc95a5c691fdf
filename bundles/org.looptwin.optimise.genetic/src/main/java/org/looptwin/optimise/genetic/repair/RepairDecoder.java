package org.looptwin.optimise.genetic.repair;

import java.util.Arrays;
import java.util.BitSet;
import org.looptwin.optimise.api.LinearModel;

/**
 * Turns study A's genes into a feasible plan. Flows are wanted as shares of what their lanes carry,
 * inventories between floor and ceiling; then, in this order, packs meet demand within capacities,
 * returns go round the loop, inventories are brought to where they can be reached and left again,
 * and suppliers deliver within contracts. Reads the planning model by the names of its rows and
 * columns. Not for several threads.
 */
public final class RepairDecoder {
  private final LinearModel model;
  private final Genes genes;
  private final MonthShape[] months;
  private final int[] fixed;
  private final PackStage packs;
  private final LoopStage loop;
  private final StockStage stocks;
  private final SupplyStage supply;
  private final Consequences consequences;
  private final double[] x;
  private final double[] wanted;

  /**
   * @param model the planning model as {@code Planning.model} gives it
   * @throws IllegalArgumentException when it has columns that the coding has no genes for
   */
  public RepairDecoder(LinearModel model) {
    this.model = model;
    Names names = new Names(model);
    consequences = new Consequences(model, names);
    genes = new Genes(model);
    months = new MonthShape[names.months()];
    for (int t = 0; t < months.length; t++) {
      months[t] = new MonthShape(model, names, t + 1);
    }
    fixed = fixed(model);
    Draft draft = new Draft(model, months);
    packs = new PackStage(draft);
    loop = new LoopStage(draft, names);
    stocks = new StockStage(draft);
    supply = new SupplyStage(draft);
    x = draft.x;
    wanted = draft.wanted;
  }

  private static int[] fixed(LinearModel model) {
    int[] found = new int[model.columns()];
    int count = 0;
    for (int column = 0; column < model.columns(); column++) {
      String kind = Names.kind(model.columnName(column));
      if (kind.equals("one") || kind.equals("z")) {
        found[count++] = column;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Locations to be decided: one bit each. */
  public int sites() {
    return genes.sites().length;
  }

  /** Real genes. */
  public int genes() {
    return genes.columns().length;
  }

  /** Where each strand of genes begins, one lane or inventory over the months; and the end. */
  public int[] strands() {
    return genes.strands().clone();
  }

  /**
   * The cost of the plan the genes are repaired to.
   *
   * @param some [gene] from 0 to 1
   * @return EUR; infinity when it could not be repaired
   */
  public double eur(BitSet open, double[] some) {
    return decoded(open, some) ? model.objective(x) : Double.POSITIVE_INFINITY;
  }

  /** The plan the genes are repaired to, by column of the model. */
  public double[] plan(BitSet open, double[] some) {
    decoded(open, some);
    return x.clone();
  }

  /** Once more without returns and with low inventories where plants cannot use up what comes. */
  private boolean decoded(BitSet open, double[] some) {
    int[] columns = genes.columns();
    for (int gene = 0; gene < columns.length; gene++) {
      wanted[columns[gene]] = some[gene] * model.upper(columns[gene]);
    }
    return decoded(open, 1) || decoded(open, 0);
  }

  /**
   * @param share of what the genes ask for beyond the least: returns taken in, inventories
   */
  private boolean decoded(BitSet open, double share) {
    Arrays.fill(x, 0);
    for (int column : fixed) {
      x[column] = model.lower(column);
    }
    for (int site = 0; site < genes.sites().length; site++) {
      x[genes.sites()[site]] = open.get(site) ? 1 : 0;
    }
    packs.fill();
    if (!loop.fill(share)) {
      return false;
    }
    stocks.fill(share);
    boolean reached = supply.fill();
    consequences.fill(x);
    return reached;
  }
}
