package org.looptwin.forecast.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

class OutlookCacheTest {
  private static final MonthlySeries PAST =
      new MonthlySeries(YearMonth.of(2024, 1), new double[] {1, 2, 3});
  private static final Outlook OUTLOOK =
      new Outlook("carbon", "naive", PAST, Map.of(), List.of(), List.of());

  private final OutlookCache cache = new OutlookCache(10);

  @Test
  void outlooksOfMembersThatWereReplacedAreForgotten() {
    cache.put(key(1, 1), OUTLOOK);
    cache.put(key(2, 1), OUTLOOK);
    cache.put(key(1, 2), OUTLOOK);
    assertThat(cache.size()).isEqualTo(1);
    assertThat(cache.get(key(1, 1))).isEmpty();
    assertThat(cache.get(key(1, 2))).contains(OUTLOOK);
  }

  @Test
  void anAnswerThatComesAfterTheMembersWereReplacedIsNotKept() {
    cache.put(key(1, 2), OUTLOOK);
    cache.put(key(2, 1), OUTLOOK);
    assertThat(cache.size()).isEqualTo(1);
  }

  private static OutlookCache.Key key(int horizon, long generation) {
    SeriesHistory history = new SeriesHistory("carbon", PAST, 12, 0, 1000);
    return new OutlookCache.Key(history, horizon, 1, Heard.EVERYONE, generation);
  }
}
