package org.looptwin.optimise.fuzzy.network;

import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.fuzzy.compromise.Aim;

/** A model with one aim as its cost. */
final class Costed {
  private Costed() {}

  static LinearModel of(LinearModel model, Aim aim) {
    ModelChanges changes = new ModelChanges(model);
    for (int column = 0; column < model.columns(); column++) {
      changes.cost(column, (aim.maximise() ? -1 : 1) * aim.coefficients()[column]);
    }
    return changes.model();
  }
}
