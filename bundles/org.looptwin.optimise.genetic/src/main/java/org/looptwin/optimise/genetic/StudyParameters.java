package org.looptwin.optimise.genetic;

/**
 * How the search breeds: study A, table 6.
 *
 * @param population choices of sites in a generation, 200; less where sites are few, since a choice
 *     costs a linear programme here
 * @param generations at most, 500
 * @param crossover chance that two parents exchange sites, 0.8
 * @param firstMutation chance that a child is changed in the first generation, 0.5
 * @param lastMutation the same in the last generation, 0.02; geometric in between
 * @param elite share of a generation that lives on unchanged, 0.1
 * @param patience generations without a better choice after which the search ends; ours, the study
 *     runs to the last generation
 */
record StudyParameters(
    int population,
    int generations,
    double crossover,
    double firstMutation,
    double lastMutation,
    double elite,
    int patience) {
  static final StudyParameters OF_THE_STUDY =
      new StudyParameters(200, 500, 0.8, 0.5, 0.02, 0.1, 10);

  private static final int CHOICES_PER_SITE = 4;

  int population(int sites) {
    return Math.min(population, CHOICES_PER_SITE * sites);
  }

  /** Chance that a child of this generation is changed; generations count from 1. */
  double mutation(long generation) {
    double progress = Math.min(1, (generation - 1.0) / (generations - 1.0));
    return firstMutation * Math.pow(lastMutation / firstMutation, progress);
  }
}
