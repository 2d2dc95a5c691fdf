package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.ledger.JsonLinesLedgerArchive;

/** A policy of the settings outlives a ledger that cannot be written for a while. */
@Timeout(120)
class PolicyRetryTest {
  private static final PlanPolicy BUDGET = new PlanPolicy("budget", Map.of("gamma", 2.0));

  @TempDir Path home;

  @Test
  void aPolicyWhoseLineCouldNotBeWrittenIsTakenUpWhenTheLoopRunsAgain() throws Exception {
    FullAtFirst ledger = new FullAtFirst(home.resolve("ledger.jsonl"), 1);
    Driver driver = DriverTest.driver(home, ledger);
    RiskRoom room = room(driver);
    room.adopt(BUDGET, "settings");

    Thread thread = DriverTest.started(driver);
    assertThat(ledger.written.await(60, TimeUnit.SECONDS)).isTrue();
    driver.order(Conductor::offset).get(60, TimeUnit.SECONDS);
    driver.stop();
    thread.join();

    assertThat(room.stance().policy()).isEqualTo(BUDGET);
    assertThat(room.stance().policyBy().by()).isEqualTo("settings");
    assertThat(ledger.entries())
        .extracting(LedgerEntry::type)
        .containsOnlyOnce(OutsideLines.POLICY);
  }

  @Test
  void aNewerPolicyTakesThePlaceOfOneThatIsNotWrittenYet() throws Exception {
    FullAtFirst ledger = new FullAtFirst(home.resolve("ledger.jsonl"), 0);
    Driver driver = DriverTest.driver(home, ledger);
    RiskRoom room = room(driver);
    room.adopt(new PlanPolicy("static", Map.of()), "settings");
    room.adopt(BUDGET, "settings");

    Thread thread = DriverTest.started(driver);
    driver.order(Conductor::offset).get(60, TimeUnit.SECONDS);
    driver.stop();
    thread.join();

    assertThat(ledger.entries())
        .filteredOn(line -> line.type().equals(OutsideLines.POLICY))
        .extracting(line -> line.body().get("policy"))
        .containsExactly("budget");
  }

  @Test
  void aRuleThatTheCaseDoesNotHaveIsRefusedWithThoseItHas() {
    RiskRoom room = room(DriverTest.driver(home, new FullAtFirst(home.resolve("ledger.jsonl"), 0)));
    assertThatThrownBy(() -> room.adopt(BUDGET.with(List.of("due", "XX-1")), "settings"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The policy rows name 'XX-1', expected some of due, all.");
  }

  private static RiskRoom room(Driver driver) {
    return new RiskRoom(DriverTest.REFERENCE, Fakes.tools(), driver, Optional::empty, Fakes.CLOCK);
  }

  /** Takes no policy line the first times. */
  private static final class FullAtFirst implements DecisionLedger {
    private final DecisionLedger inner;
    private final CountDownLatch written = new CountDownLatch(1);
    private int failures;

    FullAtFirst(Path file, int times) {
      inner = new JsonLinesLedgerArchive().open(file);
      failures = times;
    }

    @Override
    public LedgerEntry append(String type, long offset, Map<String, Object> body) {
      boolean policy = type.equals(OutsideLines.POLICY);
      if (policy && failures-- > 0) {
        throw new UncheckedIOException(new IOException("no space left"));
      }
      LedgerEntry line = inner.append(type, offset, body);
      if (policy) {
        written.countDown();
      }
      return line;
    }

    @Override
    public void read(Consumer<LedgerEntry> each) {
      inner.read(each);
    }

    @Override
    public List<LedgerEntry> entries() {
      return inner.entries();
    }

    @Override
    public String hash() {
      return inner.hash();
    }

    @Override
    public AutoCloseable onAppend(Consumer<LedgerEntry> listener) {
      return inner.onAppend(listener);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
