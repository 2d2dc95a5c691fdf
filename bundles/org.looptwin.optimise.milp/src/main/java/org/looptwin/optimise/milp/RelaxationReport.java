package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.Concession.Kind;

/**
 * What gives way as values and in at most ten lines: months together; where that is too much,
 * materials together too; the smallest summed up. Where material is missing, what would bring it is
 * found by solving once more.
 */
final class RelaxationReport {
  private static final int MOST_LINES = 10;
  private static final int MOST_TRIES = 6;

  /** Suppliers first, then whatever else is on the way. */
  private static final List<Set<Kind>> BRINGERS =
      List.of(
          Set.of(Kind.SUPPLIER_CAPACITY),
          Set.of(Kind.SUPPLIER_CAPACITY, Kind.LANE_CAPACITY, Kind.GATEWAY_CAPACITY));

  private final ElasticModel elastic;
  private final SmallestGive smallest;

  RelaxationReport(ElasticModel elastic, SmallestGive smallest) {
    this.elastic = elastic;
    this.smallest = smallest;
  }

  Answer.Infeasible answer() {
    List<Concession> concessions = new ArrayList<>();
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < elastic.gives().size(); i++) {
      if (smallest.amount(i) > 0) {
        used.add(i);
        concessions.add(concession(i));
      }
    }
    return new Answer.Infeasible(sentences(used), concessions);
  }

  private Concession concession(int i) {
    Give give = elastic.gives().get(i);
    return new Concession(
        give.kind(),
        give.at(),
        give.commodity(),
        give.month(),
        smallest.amount(i),
        give.unit(),
        line(List.of(i)).sentence(""));
  }

  private List<String> sentences(List<Integer> used) {
    List<List<Integer>> groups =
        grouped(used, give -> give.kind() + " " + give.at() + " " + give.commodity());
    if (groups.size() > MOST_LINES) {
      groups = grouped(used, give -> give.kind() + " " + give.at());
    }
    if (groups.size() > MOST_LINES) {
      groups = grouped(used, give -> give.kind() + " " + give.commodity());
    }
    int told = groups.size() > MOST_LINES ? MOST_LINES - 1 : groups.size();
    List<String> sentences = new ArrayList<>();
    groups.subList(0, told).forEach(group -> sentences.add(line(group).sentence(instead(group))));
    if (told < groups.size()) {
      List<Integer> rest =
          groups.subList(told, groups.size()).stream().flatMap(List::stream).toList();
      sentences.add(
          "%d smaller ones give way by %s in all.".formatted(rest.size(), total(rest).words()));
    }
    return sentences;
  }

  private List<List<Integer>> grouped(List<Integer> used, Function<Give, String> by) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    used.forEach(
        i ->
            groups
                .computeIfAbsent(by.apply(elastic.gives().get(i)), key -> new ArrayList<>())
                .add(i));
    List<List<Integer>> sorted = new ArrayList<>(groups.values());
    sorted.sort(Collections.reverseOrder(Comparator.comparingDouble(this::size)));
    return sorted;
  }

  private double size(List<Integer> some) {
    return some.stream().mapToDouble(i -> elastic.gives().get(i).size(smallest.amount(i))).sum();
  }

  private GivenTotal total(List<Integer> some) {
    GivenTotal total = new GivenTotal();
    some.forEach(i -> total.add(elastic.gives().get(i), smallest.amount(i)));
    return total;
  }

  private RelaxationLine line(List<Integer> group) {
    RelaxationLine line = new RelaxationLine(elastic.gives().get(group.get(0)).kind());
    group.forEach(i -> line.add(elastic.gives().get(i), smallest.amount(i)));
    return line;
  }

  /** What would bring what is missing, or that nothing does; "" where that is not known. */
  private String instead(List<Integer> group) {
    RelaxationLine line = line(group);
    if (!line.lacks()) {
      return "";
    }
    for (Set<Kind> bringers : BRINGERS) {
      Optional<Map<Integer, Double>> found =
          smallest.instead(
              group, give -> bringers.contains(give.kind()) && line.concerns(give.commodity()));
      if (found.isEmpty()) {
        return "";
      }
      if (!found.get().isEmpty()) {
        return told(fewerMonths(group, fewer(group, found.get()))) + ", or ";
      }
    }
    return "no capacity alone brings it: ";
  }

  /** The same with fewer places, the small ones first, where that takes no more. */
  private Map<Integer, Double> fewer(List<Integer> group, Map<Integer, Double> found) {
    Map<Integer, Double> least = found;
    List<RelaxationLine> lines = new ArrayList<>(RelaxationLine.each(elastic, found).values());
    Collections.reverse(lines);
    List<String> places =
        lines.stream()
            .sorted(Comparator.comparingDouble(RelaxationLine::kwh))
            .map(RelaxationLine::where)
            .limit(MOST_TRIES)
            .toList();
    for (String spared : places) {
      Map<Integer, Double> now = least;
      Map<Integer, Double> without =
          smallest
              .instead(
                  group,
                  give ->
                      !give.at().equals(spared)
                          && now.keySet().stream()
                              .anyMatch(i -> same(elastic.gives().get(i), give)))
              .orElse(Map.of());
      if (!without.isEmpty() && sum(without) <= sum(least) * (1 + 1e-6) + 1e-3) {
        least = without;
      }
    }
    return least;
  }

  /** The same with each place in its greatest month alone, where that takes no more. */
  private Map<Integer, Double> fewerMonths(List<Integer> group, Map<Integer, Double> found) {
    Set<Give> greatest =
        grouped(List.copyOf(found.keySet()), give -> give.kind() + " " + give.at()).stream()
            .map(place -> Collections.max(place, Comparator.<Integer>comparingDouble(found::get)))
            .map(elastic.gives()::get)
            .collect(Collectors.toSet());
    return smallest
        .instead(group, greatest::contains)
        .filter(once -> !once.isEmpty() && sum(once) <= sum(found) * (1 + 1e-6) + 1e-3)
        .orElse(found);
  }

  private static boolean same(Give one, Give other) {
    return one.kind() == other.kind() && one.at().equals(other.at());
  }

  private static double sum(Map<Integer, Double> some) {
    return some.values().stream().mapToDouble(kwh -> kwh).sum();
  }

  private String told(Map<Integer, Double> found) {
    Map<String, RelaxationLine> lines = RelaxationLine.each(elastic, found);
    return lines.size() <= 3
        ? lines.values().stream().map(RelaxationLine::raise).collect(Collectors.joining(" and "))
        : "raise %d capacities (%s ...) by %s in all"
            .formatted(
                lines.size(),
                lines.values().stream()
                    .limit(3)
                    .map(RelaxationLine::where)
                    .collect(Collectors.joining(", ")),
                RelaxationLine.say(sum(found)));
  }
}
