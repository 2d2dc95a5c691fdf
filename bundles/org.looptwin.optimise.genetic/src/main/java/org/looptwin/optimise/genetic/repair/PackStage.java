package org.looptwin.optimise.genetic.repair;

/** Packs from battery plants to vehicle plants: demand is met as far as plants and lanes carry. */
final class PackStage {
  private final Draft draft;

  PackStage(Draft draft) {
    this.draft = draft;
  }

  void fill() {
    for (int t = 0; t < draft.months.length; t++) {
      MonthShape month = draft.months[t];
      draft.room[t] = month.gatewayCapacity.clone();
      month.packs.want(draft.wanted, draft.x);
      month.packs.fill(draft.x, month.plantCapacity, month.demand, draft.room[t]);
      for (int b = 0; b < month.plants.size(); b++) {
        draft.made[t][b] = month.packs.sent(b);
        draft.x[month.make[b]] = draft.made[t][b];
      }
    }
  }
}
