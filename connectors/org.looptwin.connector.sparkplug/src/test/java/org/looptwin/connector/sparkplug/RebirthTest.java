package org.looptwin.connector.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.connector.sparkplug.Edge.born;
import static org.looptwin.connector.sparkplug.Edge.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebirthTest {
  private static final String STOCK = "supplier/S01/stock_on_hand=";

  @TempDir Path folder;
  private final Edge edge = Edge.named("e1");
  private PlainTwin twin;
  private Host host;

  @BeforeEach
  void start() throws Exception {
    twin = new PlainTwin();
    host = Host.started(twin, folder);
  }

  @Test
  void aliasesFromBeforeTheServersStartWaitForTheBirthAndLoseNothing() throws Exception {
    edge.nbirth(500);
    edge.dbirth("S01", 500);
    host.hear(
        edge.ddata("S01", 2000, data(7, 21, 2000)), edge.ddata("S01", 3000, data(7, 22, 3000)));
    host.pass(300);
    assertThat(twin.readings()).isEmpty();
    assertThat(host.rebirths).containsExactly("e1");
    assertThat(host.counts.toString()).contains("2 messages wait for a birth certificate");
    host.hear(edge.nbirth(4000), edge.dbirth("S01", 4000, born("stock_on_hand", 7, 23, 4000)));
    assertThat(twin.readings())
        .containsExactly(
            STOCK + "23.0 GOOD @4000 e1",
            STOCK + "21.0 GOOD @2000 e1",
            STOCK + "22.0 GOOD @3000 e1");
    assertThat(twin.refusals()).isEmpty();
  }

  @Test
  void knownMetricsOfAMessageDoNotWaitForAnUnknownAlias() throws Exception {
    host.hear(edge.nbirth(1000), edge.dbirth("S01", 1000, born("stock_on_hand", 7, 20, 1000)));
    twin.readings();
    host.hear(edge.ddata("S01", 2000, data(7, 21, 2000), data(8, 70, 2000))).pass(300);
    assertThat(twin.readings()).containsExactly(STOCK + "21.0 GOOD @2000 e1");
    assertThat(host.rebirths).containsExactly("e1");
    host.hear(
        edge.nbirth(3000),
        edge.dbirth(
            "S01",
            3000,
            born("stock_on_hand", 7, 21, 2000),
            born("capacity_utilisation", 8, 70, 3000)));
    assertThat(twin.readings()).contains("supplier/S01/capacity_utilisation=70.0 GOOD @2000 e1");
  }

  @Test
  void anAliasThatEvenTheBirthDoesNotNameIsRefusedWithItsNumber() throws Exception {
    host.hear(edge.nbirth(1000), edge.dbirth("S01", 1000, born("stock_on_hand", 7, 20, 1000)));
    host.hear(edge.ddata("S01", 2000, data(99, 1, 2000)));
    host.hear(edge.nbirth(3000), edge.dbirth("S01", 3000, born("stock_on_hand", 7, 20, 1000)));
    assertThat(twin.refusals())
        .containsExactly("MALFORMED Alias 99 of e1/S01: no birth certificate names this alias.");
  }

  @Test
  void whatNoBirthExplainsInTimeIsRefusedNotForgotten() throws Exception {
    host.hear(edge.ddata("S01", 2000, data(7, 21, 2000), data(8, 70, 2000)))
        .pass(Host.LONGEST_PAUSE_MS + EdgeNode.PROBATION_MS + 100);
    assertThat(twin.refusals()).hasSize(2).allMatch(text -> text.endsWith("came in time."));
  }

  /** After a death the same alias may mean another metric. */
  @Test
  void whatWaitsIsNotReadWithTheAliasesOfTheNextSession() throws Exception {
    host.hear(edge.ddata("S01", 2000, data(7, 21, 2000)), edge.ndeath());
    assertThat(twin.refusals()).singleElement().asString().contains("Alias 7").contains("died");
    host.hear(
        edge.nbirth(3000), edge.dbirth("S01", 3000, born("capacity_utilisation", 7, 70, 3000)));
    assertThat(twin.readings())
        .containsExactly("supplier/S01/capacity_utilisation=70.0 GOOD @3000 e1");
  }

  @Test
  void moreThanWhatMayWaitGivesWayCounted() throws Exception {
    for (int i = 0; i < 110; i++) {
      host.hear(edge.ddata("S01", 2000 + i, data(7, 21, 2000 + i)));
    }
    assertThat(twin.refusals()).hasSize(10).allMatch(text -> text.contains("too many messages"));
  }

  @Test
  void whatWaitsWhenTheServerStopsIsCounted() throws Exception {
    host.hear(edge.ddata("S01", 2000, data(7, 21, 2000))).stop();
    assertThat(twin.refusals()).singleElement().asString().contains("the server stopped");
  }

  /** 10 s, then 20, 40, 80, 160, 300: within an hour about 16 requests, not 3,600. */
  @Test
  void anEdgeThatNeverAnswersIsAskedEverMoreSeldom() throws Exception {
    for (int second = 0; second < 3600; second++) {
      host.hear(edge.ddata("S01", 2000 + second, data(7, 21, 2000 + second))).pass(1000);
    }
    assertThat(host.rebirths).hasSizeBetween(14, 18);
  }

  @Test
  void twentyReconnectsWithBirthsAskForNothing() throws Exception {
    for (int i = 0; i < 20; i++) {
      host.hear(edge.ndeath());
      edge.reconnected();
      host.hear(
          edge.nbirth(1000 + i),
          edge.dbirth("S01", 1000 + i, born("stock_on_hand", 7, i, 1000 + i)));
      host.pass(500);
    }
    assertThat(host.rebirths).isEmpty();
  }

  @Test
  void twentyReconnectsWithoutBirthsAreBoundedByThePause() throws Exception {
    for (int i = 0; i < 20; i++) {
      host.hear(edge.ndeath());
      edge.reconnected();
      host.hear(edge.ddata("S01", 1000 + i, data(7, i, 1000 + i))).pass(500);
    }
    assertThat(host.rebirths).hasSize(1);
  }

  @Test
  void requestsAfterAStartAreSpreadOverSeconds() {
    Rebirths asks = new Rebirths(10_000, 300_000, new SplittableRandom(3));
    asks.connected(0);
    for (int i = 0; i < 100; i++) {
      asks.want("e" + i, 0);
    }
    List<Integer> perTenth = new ArrayList<>();
    int all = 0;
    for (long t = 0; t < 3000; t += 100) {
      int due = asks.due(t).size();
      perTenth.add(due);
      all += due;
    }
    all += asks.due(3000).size();
    assertThat(all).isEqualTo(100);
    assertThat(perTenth).allMatch(due -> due <= 12);
    assertThat(new HashSet<>(perTenth)).hasSizeGreaterThan(2);
  }

  @Test
  void anEdgeThatWasQuietForLongIsAskedAtOnceAgain() {
    Rebirths asks = new Rebirths(10_000, 300_000, new SplittableRandom(3));
    asks.want("e", 0);
    assertThat(asks.due(200)).containsExactly("e");
    asks.want("e", 300);
    assertThat(asks.due(10_100)).isEmpty();
    assertThat(asks.due(10_200)).containsExactly("e");
    asks.want("e", 100_000);
    assertThat(asks.due(100_200)).containsExactly("e");
    asks.want("e", 100_300);
    assertThat(asks.due(110_300)).containsExactly("e");
  }
}
