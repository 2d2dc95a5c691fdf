package org.looptwin.forecast.arena;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.looptwin.forecast.api.Forecaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who takes part, ordered by name, so that the order in which plug-ins come does not matter.
 *
 * <p><b>Threads:</b> any.
 */
final class Roster {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  private final Settings settings;
  private List<Member> members = List.of();
  private long generation;

  Roster(Settings settings) {
    this.settings = settings;
  }

  synchronized void add(Forecaster forecaster) {
    CircuitBreaker breaker = new CircuitBreaker(settings.failures(), settings.restForecasts());
    List<Member> next = new ArrayList<>(members);
    next.add(new Member(forecaster, breaker));
    next.sort(Comparator.comparing(Member::name));
    replace(next);
    LOG.info("Forecaster {} takes part", forecaster.name());
  }

  void remove(Forecaster forecaster) {
    for (Member member : leaving(forecaster)) {
      if (!member.leave(settings.deadlineMs())) {
        LOG.warn(
            "Forecaster {} leaves although a call did not end within {} ms",
            member.name(),
            settings.deadlineMs());
      }
    }
  }

  private synchronized List<Member> leaving(Forecaster forecaster) {
    List<Member> leaving = members.stream().filter(member -> member.is(forecaster)).toList();
    replace(members.stream().filter(member -> !member.is(forecaster)).toList());
    return leaving;
  }

  private void replace(List<Member> next) {
    members = List.copyOf(next);
    generation++;
  }

  synchronized Present present() {
    return new Present(generation, members);
  }

  /**
   * @param generation changes whenever the members do
   */
  record Present(long generation, List<Member> members) {}
}
