package org.looptwin.optimise.genetic.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Recheck;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.highs.HighsSolver;
import org.looptwin.optimise.milp.PlanningService;

class RepairDecoderTest {
  private static Planning planning;

  @BeforeAll
  static void open() throws IOException {
    planning = PlanningService.with(HighsSolver.unpackedTo(Path.of("target/highs")));
  }

  /** Genes of every kind: all drawn, mostly nothing, all or nothing. */
  @ParameterizedTest(name = "{0} of {1}, {2} months, {3}")
  @CsvSource({
    "tiny,,12,ALL",
    "tiny,,1,ALL",
    "meb-europe,n30,12,ALL",
    "meb-europe,n60,12,ALL",
    "meb-europe,n73,12,ALL",
    "meb-europe,n73,12,LITHIUM",
    "meb-europe,n73,2,ALL",
    "meb-europe,n120,12,ALL"
  })
  void whateverTheGenesTheyAreRepairedToAPlanThatKeepsEveryRow(
      String name, String subset, int months, CommodityMode mode) {
    LinearModel model = planning.model(problem(name, subset, months, mode, Sites.FREE));
    RepairDecoder decoder = new RepairDecoder(model);
    for (long seed = 1; seed <= 12; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      BitSet open = new BitSet();
      for (int site = 0; site < decoder.sites(); site++) {
        open.set(site, random.nextInt(12) < seed);
      }
      double[] genes = new double[decoder.genes()];
      for (int gene = 0; gene < genes.length; gene++) {
        genes[gene] = drawn(random, seed);
      }
      double[] x = decoder.plan(open, genes);
      assertThat(new Recheck(1e-6).violations(model, x)).as("seed %d", seed).isEmpty();
      assertThat(decoder.eur(open, genes)).isCloseTo(model.objective(x), within(1e-3)).isFinite();
    }
  }

  private static double drawn(SplittableRandom random, long seed) {
    double one = random.nextDouble();
    if (seed % 3 == 0) {
      return one < 0.9 ? 0 : random.nextDouble();
    }
    return seed % 3 == 1 ? one : Math.rint(one);
  }

  private static PlanningProblem problem(
      String name, String subset, int months, CommodityMode mode, Sites sites) {
    Case reference = CaseFolder.read(Path.of("../../twin-model/cases", name)).reference();
    return new PlanningProblem(
        reference,
        subset == null ? reference.defaultSubset() : reference.subset(subset).orElseThrow(),
        mode,
        months,
        "deterministic",
        Outlooks.BASE,
        null,
        reference.initialState(),
        sites,
        3,
        0);
  }
}
