package org.looptwin.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private final Network network =
      new Network(
          "net",
          List.of(
              node("S01", NodeType.SUPPLIER),
              node("B01", NodeType.BATTERY_PLANT),
              node("B02", NodeType.BATTERY_PLANT)),
          List.of(lane("a", "S01", "B01"), lane("b", "S01", "B02")));

  @Test
  void dropsTheLanesOfSitesThatAreLeftOut() {
    Network part = network.restrictedTo(Set.of("S01", "B02"));

    assertThat(part.nodes()).extracting(Node::id).containsExactly("S01", "B02");
    assertThat(part.lanes()).extracting(Lane::id).containsExactly("b");
    assertThat(network.lanes()).hasSize(2);
  }

  @Test
  void refusesSitesThatStandTwiceAndLanesToNowhere() {
    assertThatThrownBy(
            () ->
                new Network(
                    "n",
                    List.of(node("S01", NodeType.SUPPLIER), node("S01", NodeType.SUPPLIER)),
                    List.of()))
        .hasMessageContaining("S01 stands twice");
    assertThatThrownBy(() -> new Network("n", network.nodes(), List.of(lane("c", "S01", "B09"))))
        .hasMessageContaining("Lane c ends at an unknown site");
  }

  @Test
  void knowsTypesByLetterAndTopic() {
    for (NodeType type : NodeType.values()) {
      assertThat(NodeType.ofLetter(type.letter())).contains(type);
      assertThat(NodeType.ofTopic(type.topic())).contains(type);
    }
    assertThat(NodeType.ofTopic("lane")).isEmpty();
  }

  @Test
  void replacesThreeOfTheTwelveMaterialsByTheKit() {
    assertThat(List.of(Commodity.values()).stream().filter(Commodity::material)).hasSize(12);
    assertThat(List.of(Commodity.values()).stream().filter(Commodity::regenerated))
        .containsExactly(Commodity.LI, Commodity.CO, Commodity.NI);
    assertThat(Commodity.GR.critical()).isTrue();
    assertThat(LaneClass.RAIL.sea()).isFalse();
    assertThat(LaneClass.BALTIC.sea()).isTrue();
  }

  private static Node node(String id, NodeType type) {
    return new Node(id, type, null, id, "DE", 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, true, 0, 0);
  }

  private static Lane lane(String id, String from, String to) {
    return new Lane(id, from, to, Commodity.LI, LaneClass.ROAD, 100, 1, 1, 1, 1, 1, 0, 1);
  }
}
