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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the network learns, with the real PyTorch. */
class LearningTest {
  /** Of naive's error; to know the mean alone is 1.46 times naive for this sine. */
  private static final double LEARNT = 0.6;

  private static Network taught(Panel panel, long seed) throws InterruptedException {
    return new TorchTeacher(Given.TORCH, Form.CHANGES, 60).teach(panel, seed, () -> false);
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
        new TorchTeacher(Given.TORCH, Form.LEVELS, 60).teach(panel.first(84), 1, () -> false);
    assertThat(Given.ratioToNaive(network, panel, 0, 24)).isLessThan(0.7);
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
    TorchTeacher teacher = new TorchTeacher(Given.TORCH, Form.CHANGES, 200);
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
      Network network = new Network(weights(layers), samples.heads());
      double[][] rows = new double[Samples.WINDOW][];
      for (int month = 0; month < rows.length; month++) {
        rows[month] = Samples.row(panel, samples.scaling(), 5 + month);
      }
      double[] own = network.outputs(rows);
      for (int column = 0; column < own.length; column++) {
        assertThat(own[column]).isEqualTo(expected[column], within(1e-5));
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
