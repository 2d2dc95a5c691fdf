package org.looptwin.plugin.live;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.plugin.api.Verification.Line;

/** What was tried, in order, up to the first broken promise. Used by one thread. */
final class Protocol {
  private final List<Line> lines = new ArrayList<>();

  /**
   * Writes down a promise and whether it was kept.
   *
   * @param complaint "" when it was kept
   * @throws Rejected when it was not
   */
  void note(String contract, String promise, String complaint) throws Rejected {
    if (!complaint.isEmpty()) {
      throw broken(contract, promise, complaint);
    }
    lines.add(new Line(contract, promise, complaint));
  }

  /** Writes down a promise that was not kept. */
  Rejected broken(String contract, String promise, String complaint) {
    lines.add(new Line(contract, promise, complaint));
    return new Rejected(contract, promise, complaint);
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** The server stops, or the caller was interrupted: that says nothing about the plug-in. */
  static final class Interrupted extends Exception {
    Interrupted(Rejected last) {
      super("the trial was interrupted: " + last.getMessage(), last);
    }
  }

  /** A promise was broken; the message says which and how. */
  static final class Rejected extends Exception {
    private final String complaint;

    Rejected(String contract, String promise, String complaint) {
      super("%s: %s: %s".formatted(contract, promise, complaint));
      this.complaint = complaint;
    }

    String complaint() {
      return complaint;
    }
  }
}
