package org.looptwin.loop;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.twin.api.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop's thread: feeds a {@link Conductor} with readings as they become durable, rules as they
 * change and orders as they come, and decides when a step begins. When something breaks, it begins
 * again from the ledger after a pause.
 */
final class Driver implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Driver.class);
  private static final int PIECE = 1_000;

  /** Requests that come in together are answered together. */
  private static final long COALESCE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  /** At least this long between the end of a step and the next, for chattering sensors. */
  private static final long DWELL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Readings before the checkpoint that tell, after a start, whose senders are expected. */
  private static final long HEARD_AGAIN = 100_000;

  private static final long IDLE_MS = 250;
  private static final long AFTER_FAILURE_MS = 5_000;
  private static final double LATE_SECONDS = 10;

  private final Journal journal;
  private final LongFunction<TwinSnapshot> twin;
  private final RuleLibrary library;
  private final DecisionLedger ledger;
  private final Supplier<Checkpoint> checkpoint;
  private final Supplier<Conductor> conductors;
  private final Supplier<String> down;
  private final Semaphore news = new Semaphore(0);
  private final Precedence precedence = new Precedence();
  private final ConcurrentLinkedQueue<Order> orders = new ConcurrentLinkedQueue<>();
  private long durableAtBegin;
  private volatile boolean stopping;
  private volatile long durableSince = System.nanoTime();
  private volatile DeskView view;
  private volatile String trouble = "";

  /**
   * @param checkpoint the newest, or {@link Checkpoint#START}
   * @param conductors makes a fresh conductor on the same ledger
   * @param down the connector that does not run when none does, else empty
   * @param empty what is seen before the loop stands
   * @param twin the state after the reading at a journal offset
   */
  Driver(
      Journal journal,
      LongFunction<TwinSnapshot> twin,
      RuleLibrary library,
      DecisionLedger ledger,
      Supplier<Checkpoint> checkpoint,
      Supplier<Conductor> conductors,
      Supplier<String> down,
      DeskView empty) {
    this.journal = journal;
    this.twin = twin;
    this.library = library;
    this.ledger = ledger;
    this.checkpoint = checkpoint;
    this.conductors = conductors;
    this.down = down;
    this.view = empty;
  }

  DeskView view() {
    return view;
  }

  /** Told when a step begins and ends. */
  Precedence precedence() {
    return precedence;
  }

  boolean stopping() {
    return stopping;
  }

  /** Why it broke, until it runs again; "" while all is well. */
  String trouble() {
    return trouble;
  }

  /** Readings have become durable. */
  void appended() {
    durableSince = System.nanoTime();
    news.release();
  }

  void stop() {
    stopping = true;
    news.release();
  }

  /**
   * Has something done on the loop's thread, between two readings.
   *
   * @return completed when its effect can be seen; one that is completed before its turn comes is
   *     not carried out any more
   */
  <T> CompletableFuture<T> order(Function<Conductor, T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    orders.add(
        conductor -> {
          if (answer.isDone()) {
            return; // whoever asked was told that nothing came of it
          }
          try {
            T result = work.apply(conductor);
            view = conductor.view();
            answer.complete(result);
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
            throw e;
          }
        });
    news.release();
    return answer;
  }

  @Override
  public void run() {
    while (!stopping) {
      try (Conductor conductor = conductors.get()) {
        begin(conductor);
        if (stopping) {
          return;
        }
        view = conductor.view();
        trouble = "";
        LOG.info("The loop runs from offset {}", conductor.offset());
        work(conductor);
        if (caughtUp(conductor)) {
          conductor.checkpoint();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        trouble = "The loop broke and begins again: " + e;
        LOG.error("The loop broke and begins again in 5 s; no reading is lost: {}", e, e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      news.drainPermits();
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AFTER_FAILURE_MS);
      while (!stopping && System.nanoTime() < until) {
        news.tryAcquire(IDLE_MS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  private void begin(Conductor conductor) {
    List<LedgerEntry> lines = ledger.entries();
    durableAtBegin = journal.last();
    if (lines.stream().noneMatch(line -> line.type().equals(LedgerLines.OPENED))) {
      conductor.open(library.current());
      return;
    }
    Checkpoint newest = checkpoint.get();
    conductor.resume(
        lines,
        newest,
        twin.apply(newest.offset()),
        pieces(Math.max(0, newest.offset() - HEARD_AGAIN), newest.offset()),
        lastRules(lines));
  }

  private RuleSet lastRules(List<LedgerEntry> lines) {
    LedgerEntry last = null;
    for (LedgerEntry line : lines) {
      last = line.type().equals(LedgerLines.RULES) ? line : last;
    }
    if (last == null) {
      return library.current();
    }
    RuleSet compiled = library.compile(new LedgerLines().ruleFiles(last)).rules();
    return compiled == null ? library.current() : compiled;
  }

  private Iterable<List<JournalEntry>> pieces(long from, long upTo) {
    return () ->
        new Iterator<>() {
          private long after = from;

          @Override
          public boolean hasNext() {
            return after < Math.min(upTo, journal.last());
          }

          @Override
          public List<JournalEntry> next() {
            List<JournalEntry> piece = journal.read(after, (int) Math.min(PIECE, upTo - after));
            after = piece.get(piece.size() - 1).offset();
            return piece;
          }
        };
  }

  private void work(Conductor conductor) throws InterruptedException {
    long waitingSince = 0;
    long lastStep = System.nanoTime() - DWELL_NANOS;
    long lastCheckpoint = System.nanoTime();
    while (!stopping) {
      boolean busy = obey(conductor) | read(conductor) | listen(conductor) | turn(conductor);
      long now = System.nanoTime();
      if (conductor.wantsStep()) {
        waitingSince = waitingSince == 0 ? now : waitingSince;
        if (due(conductor, now - waitingSince, now - lastStep)) {
          step(conductor);
          waitingSince = 0;
          lastStep = System.nanoTime();
          busy = true;
        }
      } else if (mayWrite(conductor) && otherThan(conductor.rules(), library.current())) {
        conductor.useRules(library.current());
        LOG.info(
            "Rules {} are in force from offset {}",
            conductor.rules().version(),
            conductor.offset());
      } else if (now - lastCheckpoint > CHECKPOINT_NANOS
          && conductor.offset() > 0
          && caughtUp(conductor)) {
        conductor.checkpoint();
        lastCheckpoint = now;
      }
      if (busy) {
        view = conductor.view();
      } else {
        news.tryAcquire(conductor.wantsStep() ? 10 : IDLE_MS, TimeUnit.MILLISECONDS);
        news.drainPermits();
      }
    }
  }

  /** Whether rules are to take the place of those that are in use. */
  private static boolean otherThan(RuleSet used, RuleSet next) {
    return !next.version().equals(used.version()) || used.outdated() && !next.outdated();
  }

  private void step(Conductor conductor) {
    precedence.begin();
    try {
      conductor.step(seconds -> seconds > LATE_SECONDS);
    } finally {
      precedence.end();
    }
  }

  /**
   * Whether all that an earlier run came to from readings that are read once more stands again. A
   * checkpoint before that would forget what it is that stands.
   */
  private boolean caughtUp(Conductor conductor) {
    return conductor.outside().caughtUp()
        && (conductor.alarmsRepeated() || conductor.offset() >= durableAtBegin);
  }

  /** Whether a line may be written now: a rebuild never goes back, so none stands before others. */
  private boolean mayWrite(Conductor conductor) {
    return conductor.interruptedStepAt() < 0 && caughtUp(conductor);
  }

  /** A step that was cut off comes first, at its own offset; no other begins before it. */
  private boolean due(Conductor conductor, long waitedNanos, long sinceStepNanos) {
    return conductor.interruptedStepAt() >= 0
        ? conductor.interruptedStepAt() == conductor.offset()
        : waitedNanos >= COALESCE_NANOS && sinceStepNanos >= DWELL_NANOS && mayWrite(conductor);
  }

  /** Runs what was ordered, and ends what was shelved for long enough; false for nothing. */
  private boolean obey(Conductor conductor) {
    if (!mayWrite(conductor)) {
      return false;
    }
    boolean ended = conductor.endShelving();
    Order order = orders.poll();
    if (order != null) {
      order.carryOut(conductor);
    }
    return order != null || ended;
  }

  /** Reads on, but never past a step that must be repeated first. */
  private boolean read(Conductor conductor) {
    long interrupted = conductor.interruptedStepAt();
    if (interrupted == conductor.offset()) {
      return false;
    }
    long room = interrupted > conductor.offset() ? interrupted - conductor.offset() : PIECE;
    List<JournalEntry> entries = journal.read(conductor.offset(), (int) Math.min(PIECE, room));
    conductor.consume(entries, (System.nanoTime() - durableSince) / 1e6);
    return !entries.isEmpty();
  }

  /** Nobody is missed whose readings wait in the journal, or cannot be written there. */
  private boolean listen(Conductor conductor) {
    if (!mayWrite(conductor)
        || !conductor.mayBeSilent()
        || journal.last() - conductor.offset() >= PIECE) {
      return false;
    }
    if (journal.trouble().isPresent()) {
      conductor.listenAnew();
      return false;
    }
    return conductor.listen(down);
  }

  /** A month begins by the clock. */
  private boolean turn(Conductor conductor) {
    Optional<OutsideLines.Turn> turn = mayWrite(conductor) ? conductor.turned() : Optional.empty();
    turn.ifPresent(conductor.outside()::turn);
    return turn.isPresent();
  }

  private interface Order {
    void carryOut(Conductor conductor);
  }
}
