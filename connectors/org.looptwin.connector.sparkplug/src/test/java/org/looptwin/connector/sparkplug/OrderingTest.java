package org.looptwin.connector.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.connector.sparkplug.Edge.born;
import static org.looptwin.connector.sparkplug.Edge.data;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderingTest {
  private static final String STOCK = "supplier/S01/stock_on_hand=";

  @TempDir Path folder;
  private final Edge edge = Edge.named("e1");
  private PlainTwin twin;
  private Host host;

  @BeforeEach
  void bornEdge() throws Exception {
    twin = new PlainTwin();
    host = Host.started(twin, folder);
    host.hear(edge.nbirth(1000), edge.dbirth("S01", 1000, born("stock_on_hand", 7, 20, 1000)));
    twin.readings();
  }

  @Test
  void tck_id_operational_behavior_host_reordering_start() throws Exception {
    Arrived second = edge.ddata("S01", 2000, data(7, 21, 2000));
    Arrived third = edge.ddata("S01", 3000, data(7, 22, 3000));
    host.hear(third).pass(Host.REORDER_MS - 100);
    assertThat(twin.readings()).isEmpty();
    assertThat(host.rebirths).isEmpty();
    assertThat(host.counts.outOfOrder).hasValue(1);
    host.hear(second);
    assertThat(twin.readings())
        .containsExactly(STOCK + "21.0 GOOD @2000 e1", STOCK + "22.0 GOOD @3000 e1");
  }

  @Test
  void tck_id_operational_behavior_host_reordering_rebirth() throws Exception {
    edge.skip(1);
    host.hear(edge.ddata("S01", 3000, data(7, 22, 3000))).pass(Host.REORDER_MS + 300);
    assertThat(host.rebirths).containsExactly("e1");
    assertThat(twin.readings()).containsExactly(STOCK + "22.0 GOOD @3000 e1");
    assertThat(host.counts.gaps).hasValue(1);
  }

  @Test
  void tck_id_operational_behavior_host_reordering_success() throws Exception {
    Arrived[] messages =
        IntStream.range(0, 4)
            .mapToObj(i -> edge.ddata("S01", 2000 + i, data(7, 30 + i, 2000 + i)))
            .toArray(Arrived[]::new);
    host.hear(messages[3], messages[2], messages[1], messages[0]).pass(20_000);
    assertThat(host.rebirths).isEmpty();
    assertThat(twin.readings())
        .containsExactly(
            STOCK + "30.0 GOOD @2000 e1",
            STOCK + "31.0 GOOD @2001 e1",
            STOCK + "32.0 GOOD @2002 e1",
            STOCK + "33.0 GOOD @2003 e1");
  }

  /** 2 follows 1; three rounds of 256 come through without a timer. */
  @Test
  void tck_id_payloads_sequence_num_incrementing() throws Exception {
    for (int i = 0; i < 3 * 256; i++) {
      host.hear(edge.ddata("S01", 2000 + i, data(7, i % 100, 2000 + i)));
    }
    assertThat(twin.readings()).hasSize(3 * 256);
    assertThat(host.counts.outOfOrder).hasValue(0);
    assertThat(host.rebirths).isEmpty();
  }

  @Test
  void whatIsMissingAcrossTheWrapIsWaitedFor() throws Exception {
    edge.skip(253);
    host.hear(edge.nbirth(1500), edge.dbirth("S01", 1500, born("stock_on_hand", 7, 20, 1000)));
    for (int i = 2; i < 256; i++) {
      host.hear(edge.ddata("S01", 2000 + i, data(7, 20, 2000 + i)));
    }
    Arrived zero = edge.ddata("S01", 3000, data(7, 40, 3000));
    Arrived one = edge.ddata("S01", 3001, data(7, 41, 3001));
    twin.readings();
    host.hear(one);
    assertThat(twin.readings()).isEmpty();
    host.hear(zero);
    assertThat(twin.readings()).hasSize(2);
  }

  @Test
  void aMessageThatComesTwiceIsHandedInTwiceAndAsksForNothing() throws Exception {
    Arrived once = edge.ddata("S01", 2000, data(7, 21, 2000));
    Arrived next = edge.ddata("S01", 3000, data(7, 22, 3000));
    host.hear(once, once, next).pass(20_000);
    assertThat(twin.readings()).hasSize(3);
    assertThat(host.rebirths).isEmpty();
  }

  @Test
  void aStragglerAfterTheTimeoutComesThroughAndTheOrderGoesOn() throws Exception {
    Arrived late = edge.ddata("S01", 2000, data(7, 21, 2000));
    host.hear(edge.ddata("S01", 3000, data(7, 22, 3000))).pass(Host.REORDER_MS + 300);
    host.hear(late, edge.ddata("S01", 4000, data(7, 23, 4000))).pass(20_000);
    assertThat(twin.readings()).hasSize(3);
    assertThat(host.rebirths).containsExactly("e1");
  }

  @Test
  void moreThanHalfARoundMissingIsAGapToo() throws Exception {
    edge.skip(200);
    host.hear(
            edge.ddata("S01", 3000, data(7, 22, 3000)), edge.ddata("S01", 3001, data(7, 23, 3001)))
        .hear(edge.ddata("S01", 3002, data(7, 24, 3002)))
        .pass(1000);
    assertThat(twin.readings()).hasSize(3);
    assertThat(host.rebirths).containsExactly("e1");
  }

  @Test
  void whatIsHeldAtTheEndIsHandedIn() throws Exception {
    edge.skip(1);
    host.hear(edge.ddata("S01", 3000, data(7, 22, 3000))).stop();
    assertThat(twin.readings()).containsExactly(STOCK + "22.0 GOOD @3000 e1");
  }
}
