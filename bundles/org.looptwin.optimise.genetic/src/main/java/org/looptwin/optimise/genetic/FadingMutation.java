package org.looptwin.optimise.genetic;

import io.jenetics.Alterer;
import io.jenetics.AltererResult;
import io.jenetics.BitChromosome;
import io.jenetics.BitGene;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Opens or closes sites of some children, fewer of them from generation to generation. One site
 * drawn at random changes, and every other one with a chance of one in the number of sites.
 */
final class FadingMutation implements Alterer<BitGene, Double> {
  private final StudyParameters parameters;

  FadingMutation(StudyParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public AltererResult<BitGene, Double> alter(
      Seq<Phenotype<BitGene, Double>> population, long generation) {
    RandomGenerator random = RandomRegistry.random();
    double chance = parameters.mutation(generation);
    List<Phenotype<BitGene, Double>> changed = new ArrayList<>();
    int count = 0;
    for (Phenotype<BitGene, Double> one : population) {
      boolean hit = random.nextDouble() < chance;
      changed.add(hit ? Phenotype.of(changed(one.genotype(), random), generation) : one);
      count += hit ? 1 : 0;
    }
    return new AltererResult<>(io.jenetics.util.ISeq.of(changed), count);
  }

  private static Genotype<BitGene> changed(Genotype<BitGene> parent, RandomGenerator random) {
    BitChromosome sites = parent.chromosome().as(BitChromosome.class);
    BitSet open = sites.toBitSet();
    int one = random.nextInt(sites.length());
    for (int site = 0; site < sites.length(); site++) {
      if (site == one || random.nextInt(sites.length()) == 0) {
        open.flip(site);
      }
    }
    return Genotype.of(BitChromosome.of(open, sites.length(), sites.oneProbability()));
  }
}
