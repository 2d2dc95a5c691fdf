package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.looptwin.optimise.api.LinearAnswer;

/** What limits the plan and what one more unit is worth, in sentences, most valuable first. */
final class LimitSentences {
  private static final int MOST_OF_A_KIND = 2;

  private final List<List<Limit>> groups;

  LimitSentences(PlanningModel model, LinearAnswer answer) {
    Map<String, List<Limit>> bySubject = new LinkedHashMap<>();
    for (Limit limit : new LimitReader(model, answer).limits()) {
      bySubject.computeIfAbsent(limit.subject(), key -> new ArrayList<>()).add(limit);
    }
    groups = new ArrayList<>(bySubject.values());
    groups.sort(Comparator.comparingDouble(LimitSentences::stake).reversed());
  }

  List<String> most(int count) {
    Map<Limit.Kind, Integer> told = new EnumMap<>(Limit.Kind.class);
    List<String> sentences = new ArrayList<>();
    for (List<Limit> group : groups) {
      Limit.Kind kind = group.get(0).kind();
      if (sentences.size() < count && told.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND) {
        sentences.add(say(group));
      }
    }
    return sentences;
  }

  private static double stake(List<Limit> group) {
    return group.stream().mapToDouble(Limit::stakeEur).sum();
  }

  private static double worth(List<Limit> group) {
    return group.stream().mapToDouble(limit -> limit.worthEurKwh() * limit.kwh()).sum();
  }

  private static String say(List<Limit> group) {
    TreeSet<Integer> months = new TreeSet<>();
    double kwh = 0;
    for (Limit limit : group) {
      months.add(limit.month());
      kwh += limit.kwh();
    }
    Limit first = group.get(0);
    if (first.kind() == Limit.Kind.SHORTAGE) {
      return Limit.format(
          "%s: %.1f MWh in %s, at %.0f EUR per kWh.",
          first.subject(), kwh / 1000, Months.say(months), first.worthEurKwh());
    }
    return Limit.format(
        "%s in %s; %s is worth %.2f EUR.",
        first.subject(), Months.say(months), first.remedy(), worth(group) / kwh);
  }
}
