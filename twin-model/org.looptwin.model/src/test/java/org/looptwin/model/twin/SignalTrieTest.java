package org.looptwin.model.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

class SignalTrieTest {
  /** "Aa" and "BB" have the same hash, and so has every word made of them. */
  private static final List<String> COLLIDING =
      List.of("AaAaAa", "AaAaBB", "AaBBAa", "AaBBBB", "BBAaAa", "BBAaBB", "BBBBAa", "BBBBBB");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void holdsWhatAPlainMapHolds(long seed) {
    Random random = new Random(seed);
    Map<SeriesId, Signal> expected = new HashMap<>();
    SignalTrie trie = SignalTrie.EMPTY;
    for (int batch = 0; batch < 50; batch++) {
      SignalTrie.Draft draft = trie.draft();
      for (int i = 0; i < 100; i++) {
        Signal signal = signal("n" + random.nextInt(1500), 100 * batch + i);
        expected.put(signal.series(), signal);
        draft.put(signal);
        assertThat(draft.get(signal.series())).isSameAs(signal);
      }
      trie = draft.done();
    }

    assertThat(trie.size()).isEqualTo(expected.size());
    assertThat(trie.all()).containsExactlyInAnyOrderElementsOf(expected.values());
    for (Signal signal : expected.values()) {
      assertThat(trie.get(signal.series())).isEqualTo(signal);
    }
  }

  @Test
  void keepsSeriesApartWhoseHashesAreEqual() {
    assertThat(COLLIDING.stream().map(name -> signal(name, 0).series().hashCode()).distinct())
        .hasSize(1);
    SignalTrie trie = SignalTrie.EMPTY;
    for (String name : COLLIDING) {
      trie = with(trie, signal(name, 1));
    }
    trie = with(trie, signal("AaBBAa", 2));

    assertThat(trie.size()).isEqualTo(8);
    assertThat(trie.all()).hasSize(8);
    assertThat(trie.get(series("AaBBAa")).value()).isEqualTo(Value.of(2));
    assertThat(trie.get(series("BBBBBB")).value()).isEqualTo(Value.of(1));
    assertThat(trie.get(series("AaAaCC"))).isNull();
  }

  @Test
  void leavesEveryEarlierMapAsItWas() {
    List<SignalTrie> versions = new ArrayList<>(List.of(SignalTrie.EMPTY));
    for (int i = 0; i < 300; i++) {
      versions.add(with(versions.get(i), signal("n" + i % 200, i)));
    }
    for (String name : COLLIDING) {
      versions.add(with(versions.get(versions.size() - 1), signal(name, 1)));
    }

    assertThat(versions.get(0).size()).isZero();
    assertThat(versions.get(200).get(series("n7")).value()).isEqualTo(Value.of(7));
    assertThat(versions.get(208).get(series("n7")).value()).isEqualTo(Value.of(207));
    assertThat(versions.get(100).get(series("n150"))).isNull();
    assertThat(versions.get(301).get(series("AaAaAa"))).isNotNull();
    assertThat(versions.get(300).get(series("AaAaAa"))).isNull();
    assertThat(versions.get(301).get(series("BBBBBB"))).isNull();
  }

  @Test
  void leavesEarlierMapsAsTheyWereWhenManySeriesChangeAtOnce() {
    SignalTrie.Draft first = SignalTrie.EMPTY.draft();
    for (int i = 0; i < 1000; i++) {
      first.put(signal("n" + i, i));
    }
    SignalTrie before = first.done();
    SignalTrie.Draft second = before.draft();
    for (int i = 0; i < 2000; i++) {
      second.put(signal("n" + i, -1));
    }
    SignalTrie after = second.done();

    assertThat(before.size()).isEqualTo(1000);
    assertThat(after.size()).isEqualTo(2000);
    for (int i = 0; i < 1000; i++) {
      assertThat(before.get(series("n" + i)).value()).isEqualTo(Value.of(i));
      assertThat(after.get(series("n" + i)).value()).isEqualTo(Value.of(-1));
    }
    assertThat(before.get(series("n1500"))).isNull();
  }

  private static SignalTrie with(SignalTrie trie, Signal signal) {
    SignalTrie.Draft draft = trie.draft();
    draft.put(signal);
    return draft.done();
  }

  private static SeriesId series(String entity) {
    return new SeriesId("supplier", entity, "stock_on_hand");
  }

  private static Signal signal(String entity, double v) {
    return new Signal(series(entity), Value.of(v), null, Quality.GOOD, Instant.EPOCH, "", 1);
  }
}
