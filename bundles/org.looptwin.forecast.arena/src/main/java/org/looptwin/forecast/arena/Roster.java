package org.looptwin.forecast.arena;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.forecast.api.Forecaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who takes part, ordered by name, so that the order in which plug-ins come does not matter. Of
 * members with one name the one with the highest ranking does, of equal ones the first; the others
 * wait for it to leave.
 *
 * <p><b>Threads:</b> any.
 */
final class Roster {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  private final Settings settings;
  private final List<Candidate> candidates = new ArrayList<>();
  private List<Member> members = List.of();
  private long generation;

  Roster(Settings settings) {
    this.settings = settings;
  }

  void add(Forecaster forecaster, int ranking) {
    CircuitBreaker breaker = new CircuitBreaker(settings.failures(), settings.restForecasts());
    add(new Member(forecaster, breaker), ranking); // asks the forecaster, so not under the lock
  }

  private synchronized void add(Member member, int ranking) {
    candidates.add(new Candidate(member, ranking));
    candidates.sort( // stable: of equal ones the first
        Comparator.comparing((Candidate each) -> each.member().name())
            .thenComparing(Comparator.comparingInt(Candidate::ranking).reversed()));
    choose();
    LOG.info(
        members.contains(member)
            ? "Forecaster {} takes part"
            : "Forecaster {} waits: another one has this name",
        member.name());
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
    List<Member> leaving =
        candidates.stream().map(Candidate::member).filter(each -> each.is(forecaster)).toList();
    candidates.removeIf(candidate -> leaving.contains(candidate.member()));
    choose();
    return leaving;
  }

  private void choose() {
    Map<String, Member> chosen = new LinkedHashMap<>();
    candidates.forEach(each -> chosen.putIfAbsent(each.member().name(), each.member()));
    members = List.copyOf(chosen.values());
    generation++;
  }

  synchronized Present present() {
    return new Present(generation, members);
  }

  /**
   * @param generation changes whenever the members do
   */
  record Present(long generation, List<Member> members) {}

  private record Candidate(Member member, int ranking) {}
}
