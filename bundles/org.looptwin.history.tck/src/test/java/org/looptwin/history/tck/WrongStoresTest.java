package org.looptwin.history.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    "READS_TEXTS_AS_ZERO, 'texts are kept, and left out of means'"
  })
  void isFound(Habit habit, String promise) throws InterruptedException {
    HistoryStore wrong = new MemoryStore(habit);
    String found = "";
    for (Check<HistoryStore> check : new StorePromises().checks()) {
      if (check.complaint(wrong, Duration.ofSeconds(10)).isPresent()) {
        found += check.promise() + "\n";
      }
    }
    assertThat(found).contains(promise);
  }
}
