package org.looptwin.optimise.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.CaseReading;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;

/**
 * Questions about the case {@code tiny}: 18 sites, all twelve materials, one recycling centre to
 * open or not. The costs of its best plans are worked out by hand in the case's README, step by
 * step; HiGHS finds the same.
 */
final class TinyCase {
  private static final List<String> FILES =
      List.of(
          "abatement_options.csv",
          "commodities.csv",
          "demand_history_monthly.csv",
          "demand_monthly.csv",
          "events.csv",
          "history_monthly.csv",
          "initial_state.json",
          "lane_via.csv",
          "lanes.csv",
          "lanes_ext.csv",
          "link_disruption_monthly.csv",
          "nodes.csv",
          "nodes_ext.csv",
          "parameters.json",
          "production_history.csv",
          "returns_history_monthly.csv",
          "returns_monthly.csv",
          "subsets.json",
          "supplier_contracts.csv",
          "supplier_disruption_monthly.csv");

  private final Case reference;

  TinyCase() {
    reference = read();
  }

  /** README, "What the best plan for one month costs". */
  Question oneMonth() {
    return new Question("tiny, one month", problem(1, Outlooks.BASE), 7540847.83);
  }

  /** README, "p = 0.20 for S01": shares move to 50 / 50. */
  Question unreliable() {
    MonthlySeries p = MonthlySeries.constant(reference.firstMonth(), 12, 0.2);
    Outlooks outlooks = new Outlooks(Map.of("S01", p), Map.of(), null, null, Map.of(), Set.of());
    return new Question("tiny, one month, S01 unreliable", problem(1, outlooks), 7670022.55);
  }

  /** README, "Twelve months": stocks fall to their floor and are filled again in the last. */
  Question year() {
    return new Question("tiny, twelve months", problem(12, Outlooks.BASE), 90450921.35);
  }

  private PlanningProblem problem(int months, Outlooks outlooks) {
    return new PlanningProblem(
        reference,
        reference.defaultSubset(),
        CommodityMode.ALL,
        months,
        "deterministic",
        outlooks,
        null,
        reference.initialState(),
        Sites.FREE,
        3.0,
        11);
  }

  private static Case read() {
    try {
      Path parent = Files.createTempDirectory("looptwin-contract");
      Path folder = Files.createDirectory(parent.resolve("tiny"));
      try {
        for (String file : FILES) {
          copy(file, folder.resolve(file));
        }
        CaseReading reading = CaseFolder.read(folder);
        if (reading.reference() == null) {
          throw new IllegalStateException("The contract's own case: " + reading.errors());
        }
        return reading.reference();
      } finally {
        for (String file : FILES) {
          Files.deleteIfExists(folder.resolve(file));
        }
        Files.delete(folder);
        Files.delete(parent);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(String file, Path target) throws IOException {
    try (InputStream in = TinyCase.class.getResourceAsStream("tiny/" + file)) {
      if (in == null) {
        throw new IOException("The contract lacks its own file tiny/%s.".formatted(file));
      }
      Files.copy(in, target);
    }
  }
}
