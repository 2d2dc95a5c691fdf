package org.looptwin.coordinate.markov;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.DecisionSolver;
import org.looptwin.coordinate.api.DeepLearner;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.exact.ExactSolver;
import org.looptwin.coordinate.markov.learn.Learning;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Solves decision processes by computing or by learning. */
@Component
public final class MarkovSolver implements DecisionSolver {
  private final List<DeepLearner> deep = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindDeepLearner(DeepLearner learner) {
    deep.add(learner);
  }

  void unbindDeepLearner(DeepLearner learner) {
    deep.remove(learner);
  }

  @Override
  public DecisionAnswer solve(DecisionProcess process, DecisionQuestion question)
      throws NoValueException {
    return question.method().learns()
        ? new Learning(process, question, deep).answer()
        : new ExactSolver().solve(process, question);
  }
}
