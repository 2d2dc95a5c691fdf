package org.looptwin.coordinate.api;

import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Learns a decision process with a network, from drawn steps. Register as an OSGi service.
 *
 * <p><b>Threads:</b> called from several at once. <b>Determinism:</b> equal arguments give an equal
 * policy on the same machine.
 */
@ConsumerType
public interface DeepLearner {
  /** Which method this is; one for which {@link DecisionMethod#deep} holds. */
  DecisionMethod method();

  /**
   * @param features [state] what the network sees of a state, each about 0 to 1
   * @param seen told the policy that looks best, [state] action or -1, and the steps so far
   * @return [state] the action that looks best, always a feasible one; -1 where terminal
   */
  int[] learn(
      DecisionProcess process,
      double[][] features,
      DecisionQuestion.Learning learning,
      ObjLongConsumer<int[]> seen,
      BooleanSupplier cancelled);
}
