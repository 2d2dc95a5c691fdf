package org.looptwin.optimise.pareto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * NSGA-II (Deb, Pratap, Agarwal and Meyarivan 2002): fast non-dominated sort, crowding, binary
 * tournaments, the better half of parents and children survives. Constraints by domination: a
 * genome that keeps them beats one that does not, of two that do not the lesser violation wins.
 * Equal genomes are bred once. Equal seeds breed equal generations.
 */
final class Nsga2 {
  private static final int PATIENCE = 20;

  private final Variation variation;
  private final Function<Genome, Value> evaluate;
  private final RandomGenerator random;

  /**
   * What a genome is worth.
   *
   * @param aims [aim], minimised
   * @param violation 0 when every constraint is kept, else the greater the worse
   */
  record Value(double[] aims, double violation) {}

  /** A genome with its worth. */
  record Member(Genome genome, Value value) {}

  private record Ranked(Member member, int rank, double crowding) {}

  Nsga2(Variation variation, Function<Genome, Value> evaluate, long seed) {
    this.variation = variation;
    this.evaluate = evaluate;
    this.random = new SplittableRandom(seed);
  }

  /**
   * @param first genomes to begin with; the others of the first generation are drawn
   * @return the last generation's members that nobody beats and that keep every constraint
   */
  List<Member> run(List<Genome> first, int size, int generations) {
    Set<String> bred = new HashSet<>();
    List<Member> members = new ArrayList<>();
    for (int tries = 0; members.size() < size && tries < PATIENCE * size; tries++) {
      Genome genome = tries < first.size() ? first.get(tries) : variation.draw(random);
      if (bred.add(genome.key())) {
        members.add(new Member(genome, evaluate.apply(genome)));
      }
    }
    List<Ranked> parents = survivors(members, size);
    for (int generation = 0; generation < generations; generation++) {
      List<Member> all = new ArrayList<>(parents.stream().map(Ranked::member).toList());
      all.addAll(children(parents, size));
      parents = survivors(all, size);
    }
    return parents.stream()
        .filter(one -> one.rank() == 0 && one.member().value().violation() <= 0)
        .map(Ranked::member)
        .toList();
  }

  private List<Member> children(List<Ranked> parents, int size) {
    Set<String> there = new HashSet<>();
    parents.forEach(parent -> there.add(parent.member().genome().key()));
    List<Member> children = new ArrayList<>();
    for (int tries = 0; children.size() < size && tries < PATIENCE * size; tries++) {
      Genome a = tournament(parents).member().genome();
      Genome b = tournament(parents).member().genome();
      for (Genome child : variation.children(a, b, random)) {
        if (children.size() < size && there.add(child.key())) {
          children.add(new Member(child, evaluate.apply(child)));
        }
      }
    }
    return children;
  }

  private Ranked tournament(List<Ranked> parents) {
    Ranked a = parents.get(random.nextInt(parents.size()));
    Ranked b = parents.get(random.nextInt(parents.size()));
    int order = CROWDED.compare(a, b);
    return order < 0 || (order == 0 && random.nextBoolean()) ? a : b;
  }

  private static final Comparator<Ranked> CROWDED =
      Comparator.comparingInt(Ranked::rank)
          .thenComparing(Comparator.comparingDouble(Ranked::crowding).reversed());

  private static List<Ranked> survivors(List<Member> members, int size) {
    List<List<Integer>> fronts =
        Domination.fronts(
            members.size(), (i, j) -> beats(members.get(i).value(), members.get(j).value()));
    List<Ranked> kept = new ArrayList<>();
    for (int rank = 0; rank < fronts.size() && kept.size() < size; rank++) {
      List<Ranked> front = ranked(members, fronts.get(rank), rank);
      front.sort(CROWDED);
      kept.addAll(front.subList(0, Math.min(front.size(), size - kept.size())));
    }
    return kept;
  }

  private static List<Ranked> ranked(List<Member> members, List<Integer> front, int rank) {
    double[][] points =
        front.stream().map(i -> members.get(i).value().aims()).toArray(double[][]::new);
    double[] crowding = Crowding.distances(points);
    List<Ranked> ranked = new ArrayList<>();
    for (int at = 0; at < crowding.length; at++) {
      ranked.add(new Ranked(members.get(front.get(at)), rank, crowding[at]));
    }
    return ranked;
  }

  private static boolean beats(Value a, Value b) {
    if (a.violation() > 0 || b.violation() > 0) {
      return a.violation() < b.violation();
    }
    return Domination.dominates(a.aims(), b.aims());
  }
}
