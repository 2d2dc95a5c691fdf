package org.looptwin.history.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.tck.MemoryStore.Habit;
import org.looptwin.plugin.api.Check;

/** Plausible mistakes, each found by the promise it breaks. */
class WrongStoresTest {
  @ParameterizedTest
  @CsvSource({
    "FORGETS_ITS_OFFSET, the offset follows what was stored",
    "KEEPS_ARRIVAL_ORDER, raw points come in the order of time",
    "COUNTS_TWICE, the same entries again change nothing",
    "BUCKETS_FROM_THE_QUESTION, buckets begin at UTC hours and days",
    "LAST_IS_THE_LAST_WRITTEN, every function counts what lies in its bucket",
    "TAKES_THE_END_IN, 'the beginning belongs to it, the end does not'",
    "BELIEVES_BAD, BAD readings are left out unless asked for",
    "READS_TEXTS_AS_ZERO, 'texts are kept, and left out of means'",
    "LATEST_IS_THE_LAST_WRITTEN, the newest point of each series is the latest",
    "LATEST_BELIEVES_BAD, the newest point of each series is the latest",
    "LATEST_MAKES_UP_POINTS, the newest point of each series is the latest",
    "SELECTS_THE_END_TOO, 'a selection is handed out, and nothing else'",
    "SELECTS_EVERY_SERIES, 'a selection is handed out, and nothing else'",
    "DROPS_LATE_DATA, data that comes weeks late counts in its own time",
    "HAS_NO_NAME, it has a name"
  })
  void isFound(Habit habit, String promise) throws InterruptedException {
    HistoryStore wrong = new MemoryStore(habit);
    String found = "";
    for (Check<HistoryStore> check : new StorePromises().checks()) {
      if (check.complaint(wrong, Duration.ofMinutes(1)).isPresent()) {
        found += check.promise() + "\n";
      }
    }
    assertThat(found).contains(promise);
  }

  @Test
  void theOneThatForgetsWhenItIsOpenedAnewIsFoundByTheVendorsTest() {
    HistoryStoreContract vendors =
        new HistoryStoreContract() {
          @Override
          protected HistoryStore store() {
            return new MemoryStore();
          }
        };
    assertThatThrownBy(vendors::whatWasStoredIsThereAfterARestart)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("after a restart");
  }
}
