package org.looptwin.history.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.api.HistoryStore.Function;

/**
 * {@link StorePromises} as JUnit 5 tests. A whole test is the one override:
 *
 * <pre>{@code
 * class MyHistoryStoreTest extends HistoryStoreContract {
 *   @Override protected HistoryStore store() { return new MyHistoryStore(); }
 * }
 * }</pre>
 */
public abstract class HistoryStoreContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * A store as the server would find it, empty or not; asked for once a promise. Called again, it
   * may open the same store anew.
   */
  protected abstract HistoryStore store();

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    return new StorePromises()
        .checks().stream()
            .map(
                check ->
                    DynamicTest.dynamicTest(
                        check.promise(), () -> check.keptBy(store(), PATIENCE)));
  }

  @Test
  void whatWasStoredIsThereAfterARestart() {
    Diary diary = new Diary(store(), "restart").write();
    HistoryStore again = store();
    if (again.offset() < diary.lastOffset()) {
      throw new AssertionError(
          "The offset is %d after a restart, expected %d."
              .formatted(again.offset(), diary.lastOffset()));
    }
    int points =
        again
            .query(diary.series(), Instant.EPOCH, Instant.MAX, Duration.ZERO, Function.LAST, true)
            .size();
    if (points != diary.entries().size()) {
      throw new AssertionError(
          "%d points are there after a restart, expected %d."
              .formatted(points, diary.entries().size()));
    }
  }
}
