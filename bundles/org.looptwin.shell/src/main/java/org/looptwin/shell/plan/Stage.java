package org.looptwin.shell.plan;

/** A column of the picture of flows, from left to right. */
enum Stage {
  SOURCES("suppliers and kits"),
  BATTERY_PLANTS("battery plants"),
  VEHICLE_PLANTS("vehicle plants"),
  RECYCLING("recycling centres"),
  REGENERATION("regeneration");

  private final String title;

  Stage(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
