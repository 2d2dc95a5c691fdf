package org.looptwin.forecast.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the network learns, with the real PyTorch. */
class LearningTest {
  /** Of naive's error; to know the mean alone is 1.46 times naive for this sine. */
  private static final double LEARNT = 0.6;

  private static Network taught(Panel panel, long seed) throws InterruptedException {
    return new TorchTeacher(Given.TORCH, Form.CHANGES, 1, 60).teach(panel, seed, () -> false);
  }

  @Test
  void aSineAndItsProbabilityAreLearntBetterThanNaiveFromTheirPast() throws Exception {
    Panel panel = Panel.of(Given.history("x", Given.sines(84)));
    Network network = taught(panel.first(72), 1);
    assertThat(panel.names()).containsExactly("p:S01", "x");
    assertThat(Given.ratioToNaive(network, panel, 0, 12)).isLessThan(LEARNT);
    assertThat(Given.ratioToNaive(network, panel, 1, 12)).isLessThan(LEARNT);
  }

  @Test
  void aNetworkTaughtOnMonthsInRandomOrderDoesNotForecastTheSine() throws Exception {
    Panel panel = Panel.of(Given.history("x", Given.sines(84)));
    Network network = taught(Given.shuffled(panel.first(72)), 1);
    assertThat(Given.ratioToNaive(network, panel, 1, 12)).isGreaterThan(LEARNT);
  }

  @Test
  void anAlternatingSeriesIsLearntBetterThanNaiveByItsLevels() throws Exception {
    Panel panel = Given.panel(Given.alternating(108));
    Network network =
        new TorchTeacher(Given.TORCH, Form.LEVELS, 1, 60).teach(panel.first(84), 1, () -> false);
    assertThat(Given.ratioToNaive(network, panel, 0, 24)).isLessThan(0.7);
  }

  @Test
  void aPriceThatTriplesIsForecastByItsReturnsWhereItHasNeverBeen() throws Exception {
    // the alternating steps as log-returns of a price that rises by 3 % a month
    double[] steps = Given.alternating(108);
    double[] price = Given.series(108, t -> 20 * Math.exp(0.03 * t + 0.1 * steps[t]));
    Panel panel = Given.panel(price);
    Network returns =
        new TorchTeacher(Given.TORCH, Form.RETURNS, 1, 60).teach(panel.first(84), 1, () -> false);
    Network levels =
        new TorchTeacher(Given.TORCH, Form.LEVELS, 1, 60).teach(panel.first(84), 1, () -> false);
    assertThat(Given.ratioToNaive(returns, panel, 0, 24)).isLessThan(0.75);
    assertThat(Given.ratioToNaive(levels, panel, 0, 24)).isGreaterThan(1);
  }

  @Test
  void theMedianOfSeveralSeedsIsForecast() throws Exception {
    Panel panel = Given.panel(Given.alternating(60));
    Samples samples = new Samples(panel, Form.RETURNS);
    List<Weights> weights = new ArrayList<>();
    List<Double> each = new ArrayList<>();
    for (int seed = 0; seed < 3; seed++) {
      Weights one = Given.weights(samples, seed);
      weights.add(one);
      each.add(new Network(List.of(one), samples.code()).path(panel, 1)[0][0]);
    }
    double middle = new Network(weights, samples.code()).path(panel, 1)[0][0];
    assertThat(middle).isEqualTo(each.stream().sorted().toList().get(1));
  }

  @Test
  void equalSeedsGiveEqualBitsAndOthersDoNot() throws Exception {
    Panel panel = Given.panel(Given.alternating(60));
    double[][] once = taught(panel, 5).path(panel, 6);
    assertThat(taught(panel, 5).path(panel, 6)).isDeepEqualTo(once);
    assertThat(taught(panel, 6).path(panel, 6)[0][0]).isNotEqualTo(once[0][0]);
  }

  @Test
  void aCancelledTrainingEndsAtTheNextBatchAndLetsTheNextOneTrain() {
    AtomicInteger asked = new AtomicInteger();
    TorchTeacher teacher = new TorchTeacher(Given.TORCH, Form.CHANGES, 3, 200);
    assertThatThrownBy(
            () ->
                teacher.teach(
                    Given.panel(Given.alternating(60)), 1, () -> asked.incrementAndGet() == 4))
        .isInstanceOf(InterruptedException.class);
    assertThat(asked).hasValue(4);
    assertThat(Given.TORCH.training().tryLock()).isTrue();
    Given.TORCH.training().unlock();
  }

  @Test
  void theForwardPassInJavaIsPyTorchs() throws Exception {
    Panel panel = Panel.of(Given.history("x", Given.sines(60)));
    Samples samples = new Samples(panel, Form.LEVELS);
    try (Model model = Given.TORCH.engine().newModel("oracle", Device.cpu());
        NDManager manager = model.getNDManager().newSubManager()) {
      Block layers = TorchTeacher.layers(samples.outputs());
      Shape shape = new Shape(1, Samples.WINDOW, samples.inputs());
      layers.initialize(manager, DataType.FLOAT32, shape);
      NDArray window = manager.create(samples.windows(new int[] {5}), shape);
      float[] expected =
          layers
              .forward(new ParameterStore(manager, false), new NDList(window), false)
              .head()
              .toFloatArray();
      Network network = new Network(List.of(weights(layers)), samples.code());
      YearMonth sixth = Given.START.plusMonths(5 + Samples.WINDOW);
      double[][] rows = panel.first(5 + Samples.WINDOW).last(Samples.WINDOW + 1).rows();
      float[] own = new Layers(weights(layers)).outputs(network.window(rows, sixth));
      for (int column = 0; column < own.length; column++) {
        assertThat(own[column]).isEqualTo(expected[column], within(1e-5f));
      }
    }
  }

  private static Weights weights(Block layers) {
    List<float[]> arrays = new ArrayList<>();
    for (Parameter parameter : layers.getParameters().values()) {
      arrays.add(parameter.getArray().toFloatArray());
    }
    return new Weights(arrays);
  }
}
