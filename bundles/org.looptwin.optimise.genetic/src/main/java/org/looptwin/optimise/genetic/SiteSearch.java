package org.looptwin.optimise.genetic;

import io.jenetics.BitChromosome;
import io.jenetics.BitGene;
import io.jenetics.Genotype;
import io.jenetics.TournamentSelector;
import io.jenetics.TruncationSelector;
import io.jenetics.UniformCrossover;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.engine.Limits;
import io.jenetics.util.RandomRegistry;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.looptwin.optimise.genetic.SiteCosts.Effort;

/**
 * Breeds choices of sites, one bit for each site, on one thread with one source of chance: equal
 * seeds breed equal generations.
 */
final class SiteSearch {
  private final int sites;
  private final StudyParameters parameters;

  SiteSearch(int sites, StudyParameters parameters) {
    this.sites = sites;
    this.parameters = parameters;
  }

  /**
   * @param first choices to begin with; the others of the first generation are drawn
   * @return generations bred
   */
  long run(SiteCosts costs, List<BitSet> first, Effort effort, long seed) {
    List<Genotype<BitGene>> beginning = first.stream().map(this::genotype).toList();
    return RandomRegistry.with(
        new SplittableRandom(seed),
        random ->
            engine(costs).stream(beginning)
                .limit(Limits.bySteadyFitness(parameters.patience()))
                .limit(parameters.generations())
                .takeWhile(generation -> !effort.spent())
                .mapToLong(EvolutionResult::generation)
                .max()
                .orElse(0));
  }

  private Engine<BitGene, Double> engine(SiteCosts costs) {
    return Engine.builder(
            (Genotype<BitGene> one) -> costs.of(bits(one)),
            Genotype.of(BitChromosome.of(sites, 0.5)))
        .minimizing()
        .populationSize(parameters.population(sites))
        .survivorsFraction(parameters.elite())
        .survivorsSelector(new TruncationSelector<>())
        .offspringSelector(new TournamentSelector<>(3))
        .alterers(new UniformCrossover<>(parameters.crossover()), new FadingMutation(parameters))
        .executor(Runnable::run)
        .build();
  }

  private static BitSet bits(Genotype<BitGene> genotype) {
    return genotype.chromosome().as(BitChromosome.class).toBitSet();
  }

  private Genotype<BitGene> genotype(BitSet open) {
    return Genotype.of(BitChromosome.of(open, sites, 0.5));
  }
}
