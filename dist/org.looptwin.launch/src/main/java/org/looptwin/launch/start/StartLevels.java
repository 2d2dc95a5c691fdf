package org.looptwin.launch.start;

import java.util.List;
import org.looptwin.launch.Levels;

/** The framework's start levels as a service. */
final class StartLevels implements Levels {
  private final Container container;
  private final Runnable beforeEdge;

  /**
   * @param beforeEdge runs before the server's edge starts
   */
  StartLevels(Container container, Runnable beforeEdge) {
    this.container = container;
    this.beforeEdge = beforeEdge;
  }

  @Override
  public void moveTo(int level) {
    if (level >= EDGE) {
      beforeEdge.run();
    }
    container.moveTo(level);
  }

  @Override
  public List<String> problems() {
    return container.diagnosis().problems();
  }
}
