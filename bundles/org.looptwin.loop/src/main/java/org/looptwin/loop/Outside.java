package org.looptwin.loop;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.api.Stance;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the planning is given from outside and no reading tells: the policy, the operator's
 * preference, the calendar. Each change is a ledger line and asks for a step. Used by the loop's
 * thread alone.
 */
final class Outside {
  /** Of the request that a chosen preference makes. */
  static final String PREFERENCE_TOPIC = "risk-preference";

  private static final Logger LOG = LoggerFactory.getLogger(Outside.class);

  /** No server is off for longer; a clock that leaps farther was wrong before, or is now. */
  private static final int MOST_MONTHS = 36;

  private final Case reference;
  private final Notes notes;
  private final LongSupplier offset;
  private final OutsideLines lines = new OutsideLines();
  private Stance stance = Stance.DEFAULT;
  private Executed executed = Executed.NOTHING;
  private YearMonth clock;
  private long knownUpTo;
  private final List<Request> unanswered = new ArrayList<>();
  private Map<String, Object> note;

  /**
   * @param offset where the loop stands
   */
  Outside(Case reference, Notes notes, LongSupplier offset) {
    this.reference = reference;
    this.notes = notes;
    this.offset = offset;
  }

  Stance stance() {
    return stance;
  }

  Executed executed() {
    return executed;
  }

  /** Recalls a line of the ledger; others change nothing. */
  void recall(LedgerEntry line) {
    knownUpTo = Math.max(knownUpTo, line.offset());
    switch (line.type()) {
      case OutsideLines.POLICY -> unanswered.add(take(lines.policy(line)));
      case OutsideLines.PREFERENCE -> unanswered.add(take(lines.preferred(line)));
      case OutsideLines.MONTH -> take(lines.turn(line)).ifPresent(unanswered::add);
      case OutsideLines.CONTRACT -> note = line.body();
      case LedgerLines.STEP_FINISHED -> unanswered.clear();
      default -> {
        // no concern of the planning's outside
      }
    }
  }

  /** Whether the loop has come to where an earlier run was: no step may begin before that. */
  boolean caughtUp() {
    return offset.getAsLong() >= knownUpTo;
  }

  /** Whether something was given that no step has answered. */
  boolean asks() {
    return !unanswered.isEmpty();
  }

  /** Takes out what no step has answered. */
  List<Request> unanswered() {
    List<Request> all = List.copyOf(unanswered);
    unanswered.clear();
    return all;
  }

  /** The policy from now on, as somebody set it. */
  void adopt(OutsideLines.Policy set) {
    notes.add(OutsideLines.POLICY, offset.getAsLong(), lines.body(set));
    unanswered.add(take(set));
    LOG.info("The policy of the plans is {}, set by {}", set.policy(), set.mark().by());
  }

  /** The operator's preference from now on. */
  void prefer(OutsideLines.Preferred chosen) {
    notes.add(OutsideLines.PREFERENCE, offset.getAsLong(), lines.body(chosen));
    unanswered.add(take(chosen));
    LOG.info(
        "Plans count carbon {} times and expected loss {} times its price, chosen by {}",
        chosen.weights().carbon(),
        chosen.weights().disruption(),
        chosen.mark().by());
  }

  /** The calendar turns. */
  void turn(OutsideLines.Turn turn) {
    notes.add(OutsideLines.MONTH, offset.getAsLong(), lines.body(turn));
    take(turn).ifPresent(unanswered::add);
    LOG.info("{} is the first month planned for", turn.executed().month());
  }

  /**
   * What was proposed or answered about a contract; asks for no step. After a start the line stands
   * where an earlier run was, since a rebuild does not go back.
   */
  void note(Map<String, Object> body) {
    notes.add(OutsideLines.CONTRACT, Math.max(offset.getAsLong(), knownUpTo), body);
    note = body;
  }

  /** The last one. */
  Optional<Map<String, Object>> lastNote() {
    return Optional.ofNullable(note);
  }

  private Request take(OutsideLines.Policy set) {
    stance = stance.with(set.policy(), set.mark());
    return request(
        "plan-policy",
        set.policy().name(),
        "The policy is %s, set by %s.".formatted(set.policy(), set.mark().by()),
        set.mark().at());
  }

  private Request take(OutsideLines.Preferred chosen) {
    stance = stance.with(chosen.weights(), chosen.mark(), chosen.comment());
    return request(
        PREFERENCE_TOPIC,
        "carbon x %s, loss x %s"
            .formatted(chosen.weights().carbon(), chosen.weights().disruption()),
        "%s counts carbon %s times and expected loss %s times its price."
            .formatted(
                chosen.mark().by(), chosen.weights().carbon(), chosen.weights().disruption()),
        chosen.mark().at());
  }

  /** Empty when another month of the clock is the same month of the plan: the beginning. */
  private Optional<Request> take(OutsideLines.Turn turn) {
    YearMonth before = executed.first(reference);
    clock = turn.clock();
    executed = turn.executed();
    YearMonth now = executed.first(reference);
    return now.equals(before)
        ? Optional.empty()
        : Optional.of(
            request(
                "month",
                now.toString(),
                "%s has begun; what was planned for the month before is executed.".formatted(now),
                turn.noticed()));
  }

  /**
   * What the server's clock says about the horizon. A clock within the case's months is the case's
   * calendar; any other counts from the month in which it was first read. One that leaps over years
   * was set (it had no battery): from there on it counts, and the horizon stays where it is.
   *
   * @param inForce what was carried out; null for nothing
   * @return empty while its month is the one known
   */
  Optional<OutsideLines.Turn> turned(Instant time, Plan inForce) {
    YearMonth read = YearMonth.from(time.atOffset(java.time.ZoneOffset.UTC));
    YearMonth planned = executed.first(reference);
    YearMonth known = clock == null ? reference.firstMonth() : clock;
    long gone = ChronoUnit.MONTHS.between(known, read);
    boolean set = clock != null && Math.abs(gone) > MOST_MONTHS;
    if (!caughtUp() || gone == 0 || clock != null && gone < 0 && !set) {
      return Optional.empty();
    }
    YearMonth next;
    if (set) {
      next = planned;
    } else if (clock == null) {
      next = within(read) ? read : planned;
    } else {
      next = planned.plusMonths(gone);
    }
    Executed then =
        next.isAfter(planned)
            ? executed.after(inForce, next)
            : new Executed(next, executed.shares(), executed.routes());
    return Optional.of(new OutsideLines.Turn(read, then, time));
  }

  private boolean within(YearMonth month) {
    int months = reference.demandKwh().values().iterator().next().months();
    return !month.isBefore(reference.firstMonth())
        && month.isBefore(reference.firstMonth().plusMonths(months));
  }

  private static Request request(String topic, String subject, String because, Instant at) {
    return new Request(
        RequestKind.REOPTIMISE,
        topic,
        subject,
        null,
        because,
        new RuleRef("loop", topic, "1"),
        new Cause(0, "setting/" + topic, at, Value.of(subject)),
        at);
  }
}
