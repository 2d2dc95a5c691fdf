package org.looptwin.optimise.milp.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.robust.Oracle.FREE;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.milp.robust.WassersteinBall.Piece;

/** The tail mean and the Wasserstein ball. */
class LossTermsTest {

  /** Losses 1 to 10: the worst fifth has the mean 9.5, all 5.5; the worst quarter (10+9+4)/2.5. */
  @Test
  void theTailOfTenLossesIsCountedByHand() {
    assertThat(tail(0.8)).isCloseTo(4.0, within(1e-9));
    assertThat(tail(0.75)).isCloseTo(23 / 2.5 - 5.5, within(1e-9));
    assertThat(tail(0)).isCloseTo(0, within(1e-9));
    assertThat(tail(0.95)).isCloseTo(4.5, within(1e-9));
  }

  private static double tail(double alpha) {
    LinearModel.Builder builder = LinearModel.builder("tail");
    int x = builder.column("x", 1, 1, 0);
    List<Linear> losses = new ArrayList<>();
    for (int i = 10; i >= 1; i--) {
      losses.add(Linear.of(x, i));
    }
    TailLoss term = new TailLoss(ModelRows.of(builder), "[all]", losses, alpha, 1);
    LinearModel model = builder.build();
    double[] point = new double[model.columns()];
    point[x] = 1;
    term.complete(point);
    assertThat(model.objective(point)).isCloseTo(term.value(point), within(1e-9));
    assertThat(Oracle.solve(builder).objective()).isCloseTo(term.value(point), within(1e-7));
    return term.value(point);
  }

  /** One of two lotteries: mean 1 with a tail of 10, or mean 2 for certain. */
  @Test
  void aPlannerWhoFearsTheTailPaysMoreOnAverage() {
    assertThat(safe(0)).isCloseTo(0, within(1e-9));
    assertThat(safe(0.9)).isCloseTo(1, within(1e-9));
  }

  private static double safe(double alpha) {
    LinearModel.Builder builder = LinearModel.builder("lottery");
    int risky = builder.column("risky", 0, 1, 1);
    int safe = builder.column("safe", 0, 1, 2);
    int all = builder.row("all", 1, 1);
    builder.entry(all, risky, 1).entry(all, safe, 1);
    List<Linear> losses = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      losses.add(Linear.of(new int[] {risky, safe}, new double[] {i == 0 ? 10 : 0, 2}));
    }
    new TailLoss(ModelRows.of(builder), "[all]", losses, alpha, 1);
    return Oracle.solve(builder).x()[safe];
  }

  /**
   * Two sources, losses 100 and 10, means 0.2 and 0.5. The dearer one is moved first and stops at
   * 1: epsilon 0.3 adds 30, 0.8 adds 80, 1 adds 80 + 2 and no epsilon adds more than 85. Without
   * the support's end, epsilon 2 would add 200.
   */
  @Test
  void theSupportEndsWhatABallCanDo() {
    double[] epsilon = {0, 0.3, 0.8, 1, 2};
    double[] rise = {0, 30, 80, 82, 85};
    for (int i = 0; i < epsilon.length; i++) {
      assertThat(worst(epsilon[i])).isCloseTo(rise[i], within(1e-7));
      assertThat(ball(epsilon[i], 1)).isCloseTo(25 + rise[i], within(1e-6));
      assertThat(ball(epsilon[i], FREE)).isCloseTo(25 + 100 * epsilon[i], within(1e-6));
    }
  }

  private static double worst(double epsilon) {
    LinearModel.Builder builder = LinearModel.builder("worst");
    int x = builder.column("x", 1, 1, 0);
    List<Linear> losses = List.of(Linear.of(x, 100), Linear.of(x, 10));
    double[] means = {0.2, 0.5};
    WorstMean term = new WorstMean(ModelRows.of(builder), "[w]", losses, means, epsilon, 1);
    LinearModel model = builder.build();
    double[] point = new double[model.columns()];
    point[x] = 1;
    term.complete(point);
    assertThat(model.objective(point)).isCloseTo(term.value(point), within(1e-9));
    return Oracle.solve(builder).objective();
  }

  private static double ball(double epsilon, double end) {
    LinearModel.Builder builder = LinearModel.builder("ball");
    double[][] samples = {{0, 1}, {1, 0}, {0, 0}, {0, 1}, {0, 0.5}};
    new WassersteinBall(
        ModelRows.of(builder),
        samples,
        new double[] {0, 0},
        new double[] {end, end},
        List.of(new Piece(List.of(Affine.constant(100), Affine.constant(10)), Affine.constant(0))),
        epsilon,
        1);
    return Oracle.solve(builder).objective();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void theShortFormIsTheGeneralOneForLossesThatGrow(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int sources = 4;
    int count = 6;
    double[][] samples = new double[count][sources];
    double[] means = new double[sources];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < sources; j++) {
        samples[i][j] = random.nextInt(3) == 0 ? 1 : 0;
        means[j] += samples[i][j] / count;
      }
    }
    double epsilon = random.nextDouble(3);
    double[] price = random.doubles(sources, 1, 5).toArray();
    assertThat(chosen(samples, means, price, epsilon, true))
        .isCloseTo(chosen(samples, means, price, epsilon, false), within(1e-6));
  }

  /** A purchase of 10 spread over sources with prices; lost purchases cost 7 each. */
  private static double chosen(
      double[][] samples, double[] means, double[] price, double epsilon, boolean brief) {
    LinearModel.Builder builder = LinearModel.builder("chosen");
    int need = builder.row("need", 10, FREE);
    List<Linear> losses = new ArrayList<>();
    List<Affine> slopes = new ArrayList<>();
    for (int j = 0; j < price.length; j++) {
      double expected = brief ? 7 * means[j] : 0;
      int x = builder.column("x" + j, 0, 6, price[j] + expected);
      builder.entry(need, x, 1);
      losses.add(Linear.of(x, 7));
      slopes.add(Affine.of(x, 7));
    }
    ModelRows rows = ModelRows.of(builder);
    if (brief) {
      new WorstMean(rows, "[w]", losses, means, epsilon, 1);
    } else {
      double[] zeros = new double[price.length];
      double[] ones = new double[price.length];
      java.util.Arrays.fill(ones, 1);
      List<Piece> pieces = List.of(new Piece(slopes, Affine.constant(0)));
      new WassersteinBall(rows, samples, zeros, ones, pieces, epsilon, 1);
    }
    return Oracle.solve(builder).objective();
  }

  /**
   * A newsvendor, 3 a piece short and 1 a piece over, demand 10 or 20 equally often. Within epsilon
   * and without ends the mean rises by epsilon times the steeper slope: 3 epsilon at any order
   * between.
   */
  @Test
  void theSteepestPieceSetsThePriceOfAnUnboundedBall() {
    assertThat(newsvendor(0, FREE)).isCloseTo(5, within(1e-7)); // order 20: half the time 10 over
    assertThat(newsvendor(2, FREE)).isCloseTo(11, within(1e-7));
    assertThat(newsvendor(2, 20)).as("nobody wants more than 20").isCloseTo(7, within(1e-7));
  }

  private static double newsvendor(double epsilon, double most) {
    LinearModel.Builder builder = LinearModel.builder("newsvendor");
    int x = builder.column("x", 0, 100, 0);
    List<Piece> pieces =
        List.of(
            new Piece(List.of(Affine.constant(3)), Affine.of(x, -3)),
            new Piece(List.of(Affine.constant(-1)), Affine.of(x, 1)));
    new WassersteinBall(
        ModelRows.of(builder),
        new double[][] {{10}, {20}},
        new double[] {0},
        new double[] {most},
        pieces,
        epsilon,
        1);
    return Oracle.solve(builder).objective();
  }

  @Test
  void nonsenseIsRefusedWithTheValue() {
    LinearModel.Builder builder = LinearModel.builder("bad");
    ModelRows rows = ModelRows.of(builder);
    assertThatThrownBy(() -> new TailLoss(rows, "[a]", List.of(), 0.9, 1))
        .hasMessageContaining("0 scenarios");
    assertThatThrownBy(() -> new WorstMean(rows, "[a]", List.of(), new double[0], -1, 1))
        .hasMessageContaining("Epsilon is -1");
  }
}
