package org.looptwin.shell.plan;

/** stub */
public final class PlanPage {
  public PlanPage(PlanStory story) {}

  public String html() {
    return "";
  }
}
