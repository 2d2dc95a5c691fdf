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
    for (int i = 0; i < 5000; i++) {
      Signal signal = signal("n" + random.nextInt(1500), i);
      expected.put(signal.series(), signal);
      trie = trie.put(signal);
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
      trie = trie.put(signal(name, 1));
    }
    trie = trie.put(signal("AaBBAa", 2));

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
      versions.add(versions.get(i).put(signal("n" + i % 200, i)));
    }
    for (String name : COLLIDING) {
      versions.add(versions.get(versions.size() - 1).put(signal(name, 1)));
    }

    assertThat(versions.get(0).size()).isZero();
    assertThat(versions.get(200).get(series("n7")).value()).isEqualTo(Value.of(7));
    assertThat(versions.get(208).get(series("n7")).value()).isEqualTo(Value.of(207));
    assertThat(versions.get(100).get(series("n150"))).isNull();
    assertThat(versions.get(301).get(series("AaAaAa"))).isNotNull();
    assertThat(versions.get(300).get(series("AaAaAa"))).isNull();
    assertThat(versions.get(301).get(series("BBBBBB"))).isNull();
  }

  private static SeriesId series(String entity) {
    return new SeriesId("supplier", entity, "stock_on_hand");
  }

  private static Signal signal(String entity, double v) {
    return new Signal(series(entity), Value.of(v), null, Quality.GOOD, Instant.EPOCH, "", 1);
  }
}
