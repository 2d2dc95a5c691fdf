package org.looptwin.optimise.milp.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.robust.Oracle.FREE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Watch;

class AffineRulesTest {

  @Test
  void theNewsvendorSellsMoreWhenItMayWait() {
    JsonNode oracle = Oracle.read("ro-06-adaptive-newsvendor");
    LinearAnswer waiting = newsvendor(oracle, true);
    assertThat(-waiting.objective())
        .isCloseTo(oracle.at("/expected/affine_z").asDouble(), within(1e-4));
    assertThat(waiting.x()[0]).isCloseTo(oracle.at("/expected/affine_x").asDouble(), within(1e-4));
    LinearAnswer fixed = newsvendor(oracle, false);
    assertThat(-fixed.objective())
        .isCloseTo(oracle.at("/expected/static_z").asDouble(), within(1e-4));
    assertThat(fixed.x()[0]).isCloseTo(oracle.at("/expected/static_x").asDouble(), within(1e-4));
  }

  /** Static means here that sales are decided before demand is known, as in the source. */
  private static LinearAnswer newsvendor(JsonNode oracle, boolean waits) {
    double[] mean = Oracle.numbers(oracle.at("/given/mu"));
    double[] sigma = Oracle.numbers(oracle.at("/given/sigma"));
    int n = mean.length;
    LinearModel.Builder builder = LinearModel.builder("newsvendor");
    int x = builder.column("x", 0, 1000, 0.5);
    int stock = builder.row("stock", -FREE, 0);
    builder.entry(stock, x, -1);
    double[][] shift = new double[n + 1][];
    boolean[][] knows = new boolean[n + 1][];
    for (int i = 0; i < n; i++) {
      int sold = builder.column("S" + i, 0, FREE, -1);
      builder.entry(stock, sold, 1);
      int row = builder.row("demand" + i, -FREE, mean[i]);
      builder.entry(row, sold, 1);
      shift[row] = new double[n];
      shift[row][i] = sigma[i];
      knows[sold] = new boolean[n];
      Arrays.fill(knows[sold], waits);
    }
    LinearModel affine = new AffineRules(builder.build(), shift, knows, 2).counterpart();
    return Oracle.HIGHS.solve(affine, Oracle.EXACT, Watch.NONE);
  }

  @Test
  void theInventoryOfBenTalAndOthersCostsWhatIsPublished() {
    JsonNode oracle = Oracle.read("ben-tal-inventory");
    Inventory inventory = new Inventory(oracle.get("given"));
    LinearAnswer nominal = Oracle.HIGHS.solve(inventory.model, Oracle.EXACT, Watch.NONE);
    assertThat(nominal.objective())
        .isCloseTo(oracle.at("/expected/nominal").asDouble(), within(0.01));
    LinearAnswer affine = inventory.affine(0.2, true);
    assertThat(affine.objective())
        .isCloseTo(oracle.at("/expected/affine").asDouble(), within(1e-3));
    assertThat(inventory.affine(0.05, false).status())
        .as("decided in advance, 5 %% is too much already")
        .isEqualTo(Status.INFEASIBLE);
  }

  /** Three factories fill one warehouse; what is made in a period answers to earlier demand. */
  private static final class Inventory {
    private final int periods;
    private final int factories;
    private final double[] demand;
    private final LinearModel model;

    Inventory(JsonNode given) {
      periods = given.get("periods").asInt();
      factories = given.get("factories").asInt();
      demand = new double[periods];
      double[] cost = Oracle.numbers(given.get("unit_cost"));
      LinearModel.Builder builder = LinearModel.builder("inventory");
      for (int t = 0; t < periods; t++) {
        double season = 1 + given.get("season").asDouble() * Math.sin(Math.PI * t / 12);
        demand[t] = given.get("demand_mean").asDouble() * season;
        for (int i = 0; i < factories; i++) {
          double most = given.get("most_per_period").asDouble();
          builder.column("p[%d,%d]".formatted(i, t), 0, most, cost[i] * season);
        }
      }
      double gone = -given.get("start_stock").asDouble();
      for (int t = 0; t < periods; t++) {
        gone += demand[t];
        int row =
            builder.row(
                "stock" + t,
                gone + given.get("least_stock").asDouble(),
                gone + given.get("most_stock").asDouble());
        for (int column = 0; column < factories * (t + 1); column++) {
          builder.entry(row, column, 1);
        }
      }
      for (int i = 0; i < factories; i++) {
        int row = builder.row("all" + i, -FREE, given.get("most_over_all").asDouble());
        for (int t = 0; t < periods; t++) {
          builder.entry(row, factories * t + i, 1);
        }
      }
      model = builder.build();
    }

    LinearAnswer affine(double theta, boolean waits) {
      double[][] shift = new double[model.rows()][];
      boolean[][] knows = new boolean[model.columns()][];
      for (int t = 0; t < periods; t++) {
        shift[t] = new double[periods];
        for (int s = 0; s <= t; s++) {
          shift[t][s] = theta * demand[s];
        }
        for (int i = 0; i < factories; i++) {
          knows[factories * t + i] = new boolean[periods];
          Arrays.fill(knows[factories * t + i], 0, t, waits);
        }
      }
      LinearModel affine = new AffineRules(model, shift, knows, periods).counterpart();
      return Oracle.HIGHS.solve(affine, Oracle.EXACT, Watch.NONE);
    }
  }
}
