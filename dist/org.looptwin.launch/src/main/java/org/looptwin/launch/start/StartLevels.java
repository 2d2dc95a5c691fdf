package org.looptwin.launch.start;

import java.util.List;
import org.looptwin.launch.Levels;

/** The framework's start levels as a service. */
final class StartLevels implements Levels {
  private final Container container;

  StartLevels(Container container) {
    this.container = container;
  }

  @Override
  public void moveTo(int level) {
    container.moveTo(level);
  }

  @Override
  public List<String> problems() {
    return container.problems();
  }
}
