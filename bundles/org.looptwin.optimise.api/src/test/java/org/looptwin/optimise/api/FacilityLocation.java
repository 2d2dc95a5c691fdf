package org.looptwin.optimise.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Scanner;

/**
 * A capacitated facility location instance of the OR-Library: which sites to open, and who serves
 * what share of each customer.
 */
public final class FacilityLocation {
  private final String name;
  private final double[] capacity;
  private final double[] fixedCost;
  private final double[] demand;
  private final double[][] cost;

  private FacilityLocation(String name, Scanner in) {
    this.name = name;
    int sites = in.nextInt();
    int customers = in.nextInt();
    capacity = new double[sites];
    fixedCost = new double[sites];
    demand = new double[customers];
    cost = new double[customers][sites];
    for (int site = 0; site < sites; site++) {
      capacity[site] = in.nextDouble();
      fixedCost[site] = in.nextDouble();
    }
    for (int customer = 0; customer < customers; customer++) {
      demand[customer] = in.nextDouble();
      for (int site = 0; site < sites; site++) {
        cost[customer][site] = in.nextDouble();
      }
    }
  }

  /**
   * @param name of a file in the test resources, e.g. {@code cap41}
   */
  public static FacilityLocation read(String name) throws IOException {
    try (InputStream in = FacilityLocation.class.getResourceAsStream("/orlib/" + name + ".txt");
        Scanner scanner = new Scanner(in, StandardCharsets.US_ASCII).useLocale(Locale.ROOT)) {
      return new FacilityLocation(name, scanner);
    }
  }

  /** The strong formulation: nobody is served from a closed site, customer by customer. */
  public LinearModel model() {
    LinearModel.Builder model = LinearModel.builder(name);
    int[] open = new int[capacity.length];
    int[] capacityRow = new int[capacity.length];
    for (int site = 0; site < open.length; site++) {
      open[site] = model.integerColumn("open " + site, 0, 1, fixedCost[site]);
      capacityRow[site] = model.row("capacity " + site, Double.NEGATIVE_INFINITY, 0);
      model.entry(capacityRow[site], open[site], -capacity[site]);
    }
    for (int customer = 0; customer < demand.length; customer++) {
      int served = model.row("served " + customer, 1, 1);
      for (int site = 0; site < open.length; site++) {
        String pair = site + " " + customer;
        int share = model.column("share " + pair, 0, 1, cost[customer][site]);
        model.entry(served, share, 1).entry(capacityRow[site], share, demand[customer]);
        int link = model.row("open for " + pair, Double.NEGATIVE_INFINITY, 0);
        model.entry(link, share, 1).entry(link, open[site], -1);
      }
    }
    return model.build();
  }
}
