package org.looptwin.optimise.genetic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.looptwin.optimise.genetic.SiteCosts.Effort;
import org.looptwin.optimise.genetic.repair.RepairDecoder;

/**
 * Breeds study A's chromosomes: bits for locations, real genes for flows and inventories. Every
 * child is repaired to a feasible plan before it is priced. One thread, one source of chance.
 */
final class StudySearch {
  private static final int CONTENDERS = 3;

  /** Strands of a changed child that change, at least one. */
  private static final double CHANGED_STRANDS = 0.01;

  private final RepairDecoder decoder;
  private final StudyParameters parameters;
  private final Effort effort;
  private final RandomGenerator random;
  private final int[] strands;
  private double bestEur = Double.POSITIVE_INFINITY;
  private int priced;
  private int lost;
  private int generations;

  StudySearch(RepairDecoder decoder, StudyParameters parameters, Effort effort, long seed) {
    this.decoder = decoder;
    this.parameters = parameters;
    this.effort = effort;
    random = new SplittableRandom(seed);
    strands = decoder.strands();
  }

  /**
   * A chromosome and its price.
   *
   * @param genes [gene] from 0 to 1
   * @param eur infinity when no plan was found for it
   */
  record Chromosome(BitSet open, double[] genes, double eur) {}

  /** The cheapest of all generations; the generations end when the effort is spent. */
  Chromosome run() {
    List<Chromosome> living = new ArrayList<>();
    for (int i = 0; i < parameters.population() && !(i > 0 && effort.spent()); i++) {
      living.add(drawn());
    }
    living.sort(Comparator.comparingDouble(Chromosome::eur));
    while (generations < parameters.generations() && !effort.spent()) {
      generations++;
      living = next(living);
    }
    return living.get(0);
  }

  /** Chromosomes that were repaired and priced. */
  int priced() {
    return priced;
  }

  /** Those of them that could not be repaired. */
  int lost() {
    return lost;
  }

  int generations() {
    return generations;
  }

  private Chromosome drawn() {
    BitSet open = new BitSet();
    for (int site = 0; site < decoder.sites(); site++) {
      open.set(site, random.nextBoolean());
    }
    double[] genes = new double[decoder.genes()];
    for (int gene = 0; gene < genes.length; gene++) {
      genes[gene] = random.nextDouble();
    }
    return priced(open, genes);
  }

  private Chromosome priced(BitSet open, double[] genes) {
    double eur = decoder.eur(open, genes);
    priced++;
    lost += Double.isFinite(eur) ? 0 : 1;
    if (eur < bestEur) {
      bestEur = eur;
      effort.found(eur);
    }
    return new Chromosome(open, genes, eur);
  }

  private List<Chromosome> next(List<Chromosome> parents) {
    int elite = (int) Math.round(parameters.elite() * parents.size());
    List<Chromosome> children = new ArrayList<>(parents.subList(0, elite));
    while (children.size() < parents.size() && !effort.spent()) {
      children.add(child(winner(parents), winner(parents)));
    }
    children.sort(Comparator.comparingDouble(Chromosome::eur));
    return children;
  }

  /** The parents are sorted: the least of some drawn places wins. */
  private Chromosome winner(List<Chromosome> parents) {
    int place = parents.size();
    for (int contender = 0; contender < CONTENDERS; contender++) {
      place = Math.min(place, random.nextInt(parents.size()));
    }
    return parents.get(place);
  }

  private Chromosome child(Chromosome mother, Chromosome father) {
    BitSet open = (BitSet) mother.open().clone();
    double[] genes = mother.genes().clone();
    if (random.nextDouble() < parameters.crossover()) {
      cross(open, genes, father);
    }
    if (random.nextDouble() < parameters.mutation(generations)) {
      change(open, genes);
    }
    return priced(open, genes);
  }

  /** Each location and each strand from one parent or the other. */
  private void cross(BitSet open, double[] genes, Chromosome father) {
    for (int site = 0; site < decoder.sites(); site++) {
      open.set(site, (random.nextBoolean() ? open : father.open()).get(site));
    }
    for (int strand = 0; strand + 1 < strands.length; strand++) {
      if (random.nextBoolean()) {
        int length = strands[strand + 1] - strands[strand];
        System.arraycopy(father.genes(), strands[strand], genes, strands[strand], length);
      }
    }
  }

  private void change(BitSet open, double[] genes) {
    int sites = decoder.sites();
    for (int site = 0; site < sites; site++) {
      if (random.nextInt(sites) == 0) {
        open.flip(site);
      }
    }
    int count = Math.max(1, (int) (CHANGED_STRANDS * (strands.length - 1)));
    for (int change = 0; change < count && strands.length > 1; change++) {
      int strand = random.nextInt(strands.length - 1);
      redraw(genes, strands[strand], strands[strand + 1]);
    }
  }

  /** A new level in all months or in one; nothing at all as often as any other level. */
  private void redraw(double[] genes, int from, int to) {
    double level = Math.max(0, 2 * random.nextDouble() - 1);
    if (random.nextBoolean()) {
      genes[from + random.nextInt(to - from)] = level;
    } else {
      java.util.Arrays.fill(genes, from, to, level);
    }
  }
}
