package org.looptwin.forecast.arena;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.looptwin.forecast.api.Arena.Influence;
import org.looptwin.forecast.api.Arena.Influences;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the newest month of each input did to a forecast: one input at a time is set back. */
final class NewestMonth {
  private static final Logger LOG = LoggerFactory.getLogger(NewestMonth.class);
  private static final String NAIVE = "naive";

  private final Question question;
  private final Map<String, Double> weights;
  private final List<Member> asked = new ArrayList<>();
  private final List<String> notAsked = new ArrayList<>();

  /**
   * @param weights of those in the forecast, kept as they are
   */
  NewestMonth(Question question, Map<String, Double> weights, List<Member> members) {
    this.question = question;
    this.weights = weights;
    for (Member member : members) {
      if (weights.containsKey(member.name()) && !member.name().equals(NAIVE)) {
        if (member.heavy()) {
          notAsked.add(member.name());
        } else {
          asked.add(member);
        }
      }
    }
  }

  Influences influences() {
    SeriesHistory history = question.history();
    List<Influence> inputs = new ArrayList<>();
    if (history.values().months() > 1) {
      Map<String, Double> now = answers(history);
      TreeSet<String> names = new TreeSet<>(history.panel().keySet());
      names.add(history.target());
      for (String name : names) {
        influence(name, now).ifPresent(inputs::add);
      }
    }
    inputs.sort(
        Comparator.comparingDouble((Influence each) -> -Math.abs(each.moved()))
            .thenComparing(Influence::input));
    return new Influences(inputs, notAsked);
  }

  private Optional<Influence> influence(String name, Map<String, Double> now) {
    SeriesHistory history = question.history();
    boolean own = name.equals(history.target());
    MonthlySeries series = own ? history.values() : history.panel().get(name);
    if (series.months() < 2 || !series.end().equals(history.values().end())) {
      return Optional.empty(); // it has told nothing new
    }
    double before = series.at(series.months() - 2);
    double moved = series.last() == before ? 0 : apart(now, answers(setBack(name, series, own)));
    return moved == 0
        ? Optional.empty()
        : Optional.of(new Influence(name, before, series.last(), moved));
  }

  private SeriesHistory setBack(String name, MonthlySeries series, boolean own) {
    double[] values = series.toArray();
    values[values.length - 1] = values[values.length - 2];
    MonthlySeries back = new MonthlySeries(series.start(), values);
    SeriesHistory history = question.history();
    Map<String, MonthlySeries> panel = new TreeMap<>(history.panel());
    panel.computeIfPresent(name, (key, old) -> back);
    return new SeriesHistory(
        history.target(),
        own ? back : history.values(),
        history.season(),
        history.lower(),
        history.upper(),
        panel,
        history.unknown());
  }

  /** By member, the first month of those that can be asked and have an answer. */
  private Map<String, Double> answers(SeriesHistory history) {
    Map<String, Double> answers = new TreeMap<>();
    answers.put(NAIVE, question.clip(history.values().last()));
    for (Member member : asked) {
      answer(member, history).ifPresent(first -> answers.put(member.name(), first));
    }
    return answers;
  }

  /** In their weights. A member that fails at one of the two has moved nothing. */
  private double apart(Map<String, Double> now, Map<String, Double> back) {
    double sum = 0;
    for (Map.Entry<String, Double> each : now.entrySet()) {
      Double other = back.get(each.getKey());
      if (other != null) {
        sum += weights.getOrDefault(each.getKey(), 0.0) * (each.getValue() - other);
      }
    }
    return sum;
  }

  private Optional<Double> answer(Member member, SeriesHistory history) {
    try {
      return member.once(history, question).map(path -> path[0]);
    } catch (RuntimeException e) {
      LOG.debug("Forecaster {} cannot tell what moved it", member.name(), e);
      return Optional.empty();
    }
  }
}
