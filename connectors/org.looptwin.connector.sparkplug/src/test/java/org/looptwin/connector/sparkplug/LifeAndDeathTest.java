package org.looptwin.connector.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.connector.sparkplug.Edge.born;
import static org.looptwin.connector.sparkplug.Edge.data;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeAndDeathTest {
  private static final String STOCK = "supplier/S01/stock_on_hand";
  private static final String YIELD = "battery-plant/B01/yield";

  @TempDir Path folder;
  private final Edge edge = Edge.named("e1");
  private PlainTwin twin;
  private Host host;

  @BeforeEach
  void bornEdge() throws Exception {
    twin = new PlainTwin();
    host = Host.started(twin, folder);
    births(1000);
  }

  private void births(long ts) throws Exception {
    host.hear(
        edge.nbirth(ts, born("B01/yield", 1, 90, 1000)),
        edge.dbirth("S01", ts, born("stock_on_hand", 7, 20, 1000)));
    twin.readings();
  }

  @Test
  void tck_id_operational_behavior_edge_node_termination_host_action_ndeath_node_offline()
      throws Exception {
    assertThat(host.counts.toString()).startsWith("1 edge nodes online, 0 offline, 1 devices");
    host.hear(edge.ndeath());
    assertThat(host.counts.toString()).startsWith("0 edge nodes online, 1 offline, 0 devices");
  }

  @Test
  void tck_id_operational_behavior_edge_node_termination_host_action_ndeath_node_tags_stale()
      throws Exception {
    host.hear(edge.ndeath());
    assertThat(twin.quality(YIELD)).isEqualTo("90.0 BAD");
    assertThat(twin.readings()).contains(YIELD + "=90.0 BAD @" + host.time() + " e1");
  }

  @Test
  void tck_id_operational_behavior_edge_node_termination_host_action_ndeath_devices_tags_stale()
      throws Exception {
    host.hear(edge.ndeath());
    assertThat(twin.quality(STOCK)).isEqualTo("20.0 BAD");
    assertThat(twin.readings()).contains(STOCK + "=20.0 BAD @" + host.time() + " e1");
  }

  @Test
  void tck_id_operational_behavior_edge_node_termination_host_action_ddeath_devices_offline()
      throws Exception {
    host.hear(edge.ddeath("S01", 5000));
    assertThat(host.counts.toString()).startsWith("1 edge nodes online, 0 offline, 0 devices");
    assertThat(twin.quality(YIELD)).isEqualTo("90.0 GOOD");
  }

  @Test
  void tck_id_operational_behavior_edge_node_termination_host_action_ddeath_devices_tags_stale()
      throws Exception {
    host.hear(edge.ddeath("S01", 5000));
    assertThat(twin.readings()).containsExactly(STOCK + "=20.0 BAD @5000 e1");
  }

  /** The will of the session before comes after the birth of the new one. */
  @Test
  void tck_id_payloads_ndeath_bdseq() throws Exception {
    Arrived oldWill = edge.ndeath();
    edge.reconnected();
    births(2000);
    host.hear(oldWill);
    assertThat(host.counts.online).hasValue(1);
    assertThat(twin.quality(STOCK)).isEqualTo("20.0 GOOD");
    host.hear(edge.ndeath());
    assertThat(host.counts.online).hasValue(0);
    assertThat(twin.quality(STOCK)).isEqualTo("20.0 BAD");
  }

  @Test
  void aSecondDeathMarksNothingTwice() throws Exception {
    host.hear(edge.ndeath());
    twin.readings();
    host.hear(edge.ndeath());
    assertThat(twin.readings()).isEmpty();
  }

  /** Its value is from 1000, long before the mark: with that time it would never be seen. */
  @Test
  void aValueThatHasNotChangedIsGoodAgainAfterTheRebirth() throws Exception {
    host.hear(edge.ndeath());
    long dead = host.time();
    host.pass(500);
    edge.reconnected();
    births(dead + 400);
    assertThat(twin.quality(STOCK)).isEqualTo("20.0 GOOD");
  }

  @Test
  void anEdgeWhoseClockIsBehindIsGoodAgainToo() throws Exception {
    host.hear(edge.ndeath());
    edge.reconnected();
    births(1500);
    assertThat(twin.quality(STOCK)).isEqualTo("20.0 GOOD");
  }

  @Test
  void anEdgeWhoseClockIsAheadIsMarkedAllTheSame() throws Exception {
    long ahead = host.time() + 60_000;
    host.hear(edge.ddata("S01", ahead, data(7, 33, ahead)), edge.ndeath());
    assertThat(twin.quality(STOCK)).isEqualTo("33.0 BAD");
  }

  @Test
  void whatAnotherEdgeHasBroughtUpToDateIsLeftAlone() throws Exception {
    Edge other = Edge.named("e2");
    host.hear(other.nbirth(3000), other.dbirth("S01", 3000, born("stock_on_hand", 1, 44, 3000)));
    host.hear(edge.ndeath());
    assertThat(twin.quality(STOCK)).isEqualTo("44.0 GOOD");
    assertThat(twin.quality(YIELD)).isEqualTo("90.0 BAD");
  }

  @Test
  void aDeviceThatIsNotBornAgainIsStaleAfterAMinute() throws Exception {
    host.hear(edge.nbirth(2000, born("B01/yield", 1, 90, 1000))).pass(EdgeNode.PROBATION_MS - 100);
    assertThat(twin.quality(STOCK)).isEqualTo("20.0 GOOD");
    host.pass(200);
    assertThat(twin.quality(STOCK)).isEqualTo("20.0 BAD");
    assertThat(twin.quality(YIELD)).isEqualTo("90.0 GOOD");
  }

  /** Section 5.3: everything is stale when the host loses its connection; here after a minute. */
  @Test
  void everythingIsStaleAMinuteAfterTheConnectionWasLost() throws Exception {
    host.cut().pass(EdgeNode.PROBATION_MS + 100);
    assertThat(List.of(twin.quality(STOCK), twin.quality(YIELD)))
        .containsExactly("20.0 BAD", "90.0 BAD");
  }

  @Test
  void aShortCutLeavesNothingStaleWhenTheEdgesAreBornAgain() throws Exception {
    host.cut().pass(2000).mend().pass(Rebirths.START_SPREAD_MS);
    assertThat(host.rebirths).containsExactly("e1");
    births(4000);
    host.pass(2 * EdgeNode.PROBATION_MS);
    assertThat(twin.quality(STOCK)).isEqualTo("20.0 GOOD");
  }

  @Test
  void anEdgeThatDiedWhileTheServerWasDownIsFoundOut() throws Exception {
    host.stop();
    Host again = Host.started(twin, folder);
    assertThat(again.rebirths).containsExactly("e1");
    again.pass(EdgeNode.PROBATION_MS);
    assertThat(twin.quality(STOCK)).isEqualTo("20.0 BAD");
    assertThat(twin.quality(YIELD)).isEqualTo("90.0 BAD");
  }

  @Test
  void aMarkFromBeforeARestartDoesNotOutliveABirth() throws Exception {
    host.hear(edge.ndeath()).stop();
    Host again = Host.started(twin, folder);
    edge.reconnected();
    again.hear(edge.nbirth(2000), edge.dbirth("S01", 2000, born("stock_on_hand", 7, 20, 1000)));
    assertThat(twin.quality(STOCK)).isEqualTo("20.0 GOOD");
  }
}
