package org.looptwin.optimise.fuzzy.report;

import org.looptwin.optimise.fuzzy.program.CutCheck;

/** What exact alpha-cuts say about a plan. */
record CheckLines(CutCheck.Result check) {
  void json(Document document) {
    Document checked =
        document
            .object("verification")
            .put("levels", check.levels())
            .put("rows", check.rows())
            .put("broken", check.broken())
            .put("worstRelative", check.worst().isEmpty() ? 0 : check.worst().get(0).relative());
    Document.Objects worst = checked.objects("worst");
    for (CutCheck.Violation violation : check.worst()) {
      worst
          .next()
          .put("row", violation.row())
          .put("alpha", violation.alpha())
          .put("amount", violation.amount())
          .put("relative", violation.relative());
    }
  }

  String line() {
    if (check.broken() == 0) {
      return Words.say(
          "checked by exact alpha-cuts at %d levels: all %d rows hold",
          check.levels(), check.rows());
    }
    CutCheck.Violation worst = check.worst().get(0);
    return Words.say(
        "checked by exact alpha-cuts at %d levels: %d of %d rows are not kept at some level (the"
            + " relation compares fuzzy sides by a few numbers each); worst is %s, by %s (%.2f %%)"
            + " at alpha %.1f",
        check.levels(),
        check.broken(),
        check.rows(),
        worst.row(),
        Words.number(worst.amount()),
        100 * worst.relative(),
        worst.alpha());
  }
}
