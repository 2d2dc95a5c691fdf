package org.looptwin.runtime.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.optimizer.Optimizer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Adam (Kingma and Ba 2015, algorithm 1). DJL's own never gives back the memory of its moments: 1.2
 * MB for every training. These belong to a manager that is closed with the model.
 */
public final class Adam extends Optimizer {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final NDManager manager;
  private final IntToDoubleFunction rate;
  private final Map<String, Moments> moments = new HashMap<>();

  private Adam(Builder builder) {
    super(builder);
    this.manager = builder.manager;
    this.rate = builder.rate;
  }

  /**
   * @param manager owns the moments
   * @param rate of learning by update, counted from 1
   */
  public static Adam with(NDManager manager, IntToDoubleFunction rate) {
    return new Adam(new Builder(manager, rate));
  }

  @Override
  public void update(String parameter, NDArray weight, NDArray gradient) {
    int update = updateCount(parameter);
    double corrected =
        rate.applyAsDouble(update)
            * StrictMath.sqrt(1 - StrictMath.pow(BETA_2, update))
            / (1 - StrictMath.pow(BETA_1, update));
    Moments kept =
        moments.computeIfAbsent(
            parameter,
            any -> new Moments(manager.zeros(weight.getShape()), manager.zeros(weight.getShape())));
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      kept.mean.muli(BETA_1).addi(gradient.mul(1 - BETA_1));
      kept.square.muli(BETA_2).addi(gradient.square().mul(1 - BETA_2));
      weight.subi(kept.mean.mul(corrected).div(kept.square.sqrt().add(EPSILON)));
    }
  }

  private record Moments(NDArray mean, NDArray square) {}

  private static final class Builder extends OptimizerBuilder<Builder> {
    private final NDManager manager;
    private final IntToDoubleFunction rate;

    Builder(NDManager manager, IntToDoubleFunction rate) {
      this.manager = manager;
      this.rate = rate;
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
