package org.looptwin.coordinate.markov.live;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.looptwin.coordinate.api.ContractDesk;
import org.looptwin.coordinate.api.ContractQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.deal.Band;
import org.looptwin.coordinate.markov.deal.Deal;
import org.looptwin.coordinate.markov.deal.Departure;
import org.looptwin.coordinate.markov.deal.Reading;
import org.looptwin.coordinate.markov.deal.SideBySide;
import org.looptwin.coordinate.markov.deal.Situation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an eye on the contract in force. An indicator that is outside its band at two looks
 * running, with a further day observed between them, has another contract proposed from the present
 * rates; it waits for an operator.
 */
final class ContractKeeper implements ContractDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ContractKeeper.class);

  private static final double SAME = 0.01;
  private static final double MOVED = 0.05;

  private final ContractBook book;
  private final ContractRecord record;
  private final Present.Source source;
  private final Negotiation negotiation;
  private final Clock clock;
  private final Map<String, Outside> since = new HashMap<>();
  private final Set<String> settled = new HashSet<>();
  private Situation known;
  private volatile Look last;
  private boolean level;

  /**
   * @param record where every proposal and answer stands before it counts
   */
  ContractKeeper(
      ContractBook book,
      ContractRecord record,
      Present.Source source,
      Negotiation negotiation,
      Clock clock) {
    this.book = book;
    this.record = record;
    this.source = source;
    this.negotiation = negotiation;
    this.clock = clock;
  }

  /**
   * The indicators of the contract in force.
   *
   * @param contract whose they are
   * @param since when each left its band, of those that are outside
   * @param because why there are none, else null
   */
  record Look(
      String contract,
      Instant at,
      Map<String, Reading> readings,
      Map<String, Instant> since,
      String because) {}

  /**
   * Since when an indicator is outside.
   *
   * @param lastDay newest day observed then
   */
  private record Outside(Instant begun, Optional<LocalDate> lastDay) {
    /** Whether a further day has been observed: the same days again confirm nothing. */
    boolean confirmedBy(Optional<LocalDate> newest) {
      return newest.isPresent() && lastDay.map(newest.get()::isAfter).orElse(true);
    }
  }

  /**
   * @param lastDay newest observed day of an indicator
   */
  private record Moment(Instant now, Function<String, Optional<LocalDate>> lastDay) {}

  /**
   * Does what the ledger has and a crash, or a full disk, kept from the book.
   *
   * @throws UncheckedIOException when one of them cannot be read or written
   */
  synchronized void catchUp() {
    if (level) {
      return;
    }
    Optional<ContractRecord.Answer> answer = record.lastAnswer();
    boolean missed =
        answer
            .flatMap(one -> book.find(one.id()))
            .filter(entry -> entry.state() == ContractBook.State.PROPOSED)
            .filter(entry -> entry.digest().equals(answer.get().digest()))
            .isPresent();
    if (missed) {
      LOG.info("{} is {}, as the ledger has it", answer.get().id(), answer.get().state());
      answered(answer.get());
    }
    level = true;
  }

  boolean watches() {
    return book.inForce().isPresent();
  }

  /** Looks at the contract in force, and proposes another where one is due. Takes seconds. */
  synchronized void look() {
    Optional<ContractBook.Entry> entry = book.inForce();
    if (entry.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Proposal agreed = entry.get().proposal();
    try {
      Present present = source.now();
      Situation situation = situation(agreed.terms().in(present.data()), agreed.terms());
      Deal kept = Deal.of(situation, agreed.terms().contract(situation), agreed.terms().firmness());
      LiveReadings live = new LiveReadings(present.rates(), agreed.terms().rates(), kept);
      Map<String, Reading> readings = live.all();
      List<Departure> due =
          judged(
              agreed.bands(),
              readings,
              new Moment(now, indicator -> live.lastDay(indicator, present.lastDays())));
      last = new Look(agreed.id(), now, readings, begun(), null);
      if (!due.isEmpty() && book.open().isEmpty()) {
        renew(agreed, kept, due);
      }
    } catch (NoValueException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      last = new Look(agreed.id(), now, Map.of(), Map.of(), e.getMessage());
      LOG.warn("The contract {} cannot be looked at: {}", agreed.id(), e.getMessage());
    }
  }

  /** The one before, where rates are within a hundredth: it takes seconds to make. */
  private Situation situation(LoopData data, Terms terms) throws NoValueException {
    boolean same =
        known != null
            && known.data().prices().equals(data.prices())
            && known.data().settings().equals(data.settings())
            && known.objective().equals(terms.objective())
            && !moved(known.data(), data, SAME);
    if (!same) {
      known = negotiation.situation(data, terms.objective());
    }
    return known;
  }

  /** Whether a rate of those from outside is by more than this share from what it was. */
  private static boolean moved(LoopData before, LoopData now, double share) {
    return Ring.RATES.stream()
        .anyMatch(
            rate -> {
              double was = before.means().getOrDefault(rate, 0.0);
              double is = now.means().getOrDefault(rate, 0.0);
              return Math.abs(is - was) > share * Math.max(was, share);
            });
  }

  private Map<String, Instant> begun() {
    Map<String, Instant> begun = new HashMap<>();
    since.forEach((indicator, outside) -> begun.put(indicator, outside.begun()));
    return Map.copyOf(begun);
  }

  /**
   * Those that were outside before, still are when a further day has been observed, and about which
   * nothing has been said.
   */
  private List<Departure> judged(List<Band> bands, Map<String, Reading> readings, Moment moment) {
    List<Departure> due = new ArrayList<>();
    for (Band band : bands) {
      Reading reading = readings.get(band.indicator());
      if (reading == null || !band.leftBy(reading)) {
        since.remove(band.indicator());
        settled.remove(band.indicator());
        continue;
      }
      Optional<LocalDate> lastDay = moment.lastDay().apply(band.indicator());
      Outside outside = since.putIfAbsent(band.indicator(), new Outside(moment.now(), lastDay));
      if (outside != null && outside.confirmedBy(lastDay) && !settled.contains(band.indicator())) {
        String begun = outside.begun().toString();
        due.add(new Departure(band.indicator(), reading.value(), band.low(), band.high(), begun));
      }
    }
    return due;
  }

  private void renew(Proposal agreed, Deal kept, List<Departure> due) throws NoValueException {
    boolean firmer =
        kept.mayBeFirmer() && due.stream().anyMatch(one -> one.indicator().equals(Band.COMPLIANCE));
    due.forEach(one -> settled.add(one.indicator()));
    if (!firmer && !moved(agreed.terms().made(kept.data()), kept.data(), MOVED)) {
      LOG.info(
          "The contract {} stands although {}: at the present rates no other comes out",
          agreed.id(),
          due.get(0).sentence());
      return;
    }
    if (refused(agreed.id(), kept.data())) {
      return;
    }
    Deal next = negotiation.deal(kept.situation(), kept.firmness() * (firmer ? 2 : 1));
    List<String> sentences = new ArrayList<>(due.stream().map(Departure::sentence).toList());
    keep(next, kept, Proposal.WATCH, "", due, sentences);
  }

  /** Whether an operator has turned down an update of this contract at rates like these. */
  private boolean refused(String agreed, LoopData now) {
    return book.all().stream()
        .filter(one -> one.state() == ContractBook.State.REJECTED)
        .map(ContractBook.Entry::proposal)
        .filter(one -> one.by().equals(Proposal.WATCH) && agreed.equals(one.previous()))
        .anyMatch(one -> !moved(one.terms().made(now), now, MOVED));
  }

  private Proposal keep(
      Deal next, Deal kept, String by, String comment, List<Departure> due, List<String> why) {
    String previous = book.inForce().map(one -> one.proposal().id()).orElse(null);
    Proposal proposal =
        new Proposal(
            book.nextId(),
            previous,
            clock.instant().toString(),
            by,
            comment,
            due,
            why,
            List.copyOf(Band.of(next, Map.of()).values()),
            SideBySide.actors(kept, next),
            SideBySide.terms(next),
            Terms.of(next));
    catchUp();
    record.proposed(proposal, book.digest(proposal), book.open());
    book.propose(proposal);
    LOG.info("{} is proposed by {}: {}", proposal.id(), by, String.join("; ", why));
    return proposal;
  }

  @Override
  public Map<String, Object> state() {
    return ContractDocument.state(book, last);
  }

  @Override
  public Optional<Map<String, Object>> proposal(String id) {
    return book.find(id).map(entry -> ContractDocument.whole(book, entry));
  }

  @Override
  public Map<String, Object> propose(ContractQuestion question, String by, String comment)
      throws NoValueException {
    LoopData data = source.now().asked(question);
    Situation situation = negotiation.situation(data, question.objective());
    Deal next = negotiation.deal(situation, 1);
    Deal kept = beside(situation);
    synchronized (this) {
      List<String> why = List.of("asked for by " + by);
      return proposal(keep(next, kept, by, comment, List.of(), why).id()).orElseThrow();
    }
  }

  /** The contract in force in a situation; null where there is none, or none that fits. */
  private Deal beside(Situation situation) throws NoValueException {
    Optional<Terms> terms = book.inForce().map(entry -> entry.proposal().terms());
    if (terms.isEmpty() || !terms.get().fits(situation)) {
      return null;
    }
    return Deal.of(situation, terms.get().contract(situation), terms.get().firmness());
  }

  @Override
  public Ruling approve(String id, String by, String comment) {
    return answer(id, ContractBook.State.IN_FORCE, by, comment);
  }

  @Override
  public Ruling reject(String id, String by, String comment) {
    return answer(id, ContractBook.State.REJECTED, by, comment);
  }

  private synchronized Ruling answer(
      String id, ContractBook.State state, String by, String comment) {
    catchUp();
    Optional<ContractBook.Entry> entry = book.find(id);
    if (entry.isEmpty()) {
      return Ruling.NO_SUCH_PROPOSAL;
    }
    if (entry.get().state() != ContractBook.State.PROPOSED) {
      return Ruling.NOT_OPEN;
    }
    boolean approved = state == ContractBook.State.IN_FORCE;
    ContractRecord.Answer answer =
        new ContractRecord.Answer(
            state, id, entry.get().digest(), clock.instant().toString(), by, comment);
    level = false;
    record.answered(answer, approved ? book.inForce() : Optional.empty());
    answered(answer);
    level = true;
    LOG.info("{} is {} by {}", id, approved ? "approved" : "rejected", by);
    return Ruling.DONE;
  }

  private void answered(ContractRecord.Answer answer) {
    book.answer(answer.id(), answer.state(), answer.at(), answer.by(), answer.comment());
    if (answer.state() == ContractBook.State.IN_FORCE) {
      since.clear();
      settled.clear();
      last = null;
    }
  }
}
