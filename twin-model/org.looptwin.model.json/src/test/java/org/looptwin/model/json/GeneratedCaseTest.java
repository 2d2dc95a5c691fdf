package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.json.generator.CaseGenerator;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;

class GeneratedCaseTest {
  @TempDir private Path folder;

  private CaseReading generate(int nodes, long seed, boolean dense) throws IOException {
    Path out = folder.resolve("n" + nodes + "-" + seed);
    new CaseGenerator(nodes, seed, dense).write(out);
    return CaseFolder.read(out);
  }

  @ParameterizedTest(name = "{0} nodes, seed {1}, dense {2}")
  @CsvSource({"30,1,true", "30,2,false", "31,3,true", "73,4,true", "120,5,true", "300,6,false"})
  void isReadWithoutAProblem(int nodes, long seed, boolean dense) throws IOException {
    CaseReading reading = generate(nodes, seed, dense);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.reference().network().nodes()).hasSize(nodes);
  }

  @ParameterizedTest(name = "{0} nodes, seed {1}")
  @CsvSource({"30,1", "45,7", "73,4", "300,6"})
  void canMakeAndDeliverWhatIsWanted(int nodes, long seed) throws IOException {
    Case made = generate(nodes, seed, false).reference();
    double peak = 0;
    for (int month = 0; month < 12; month++) {
      int at = month;
      peak =
          Math.max(
              peak, made.demandKwh().values().stream().mapToDouble(series -> series.at(at)).sum());
    }
    assertThat(capacity(made, NodeType.BATTERY_PLANT)).isGreaterThan(1.05 * peak);
    assertThat(capacity(made, NodeType.RECYCLING_CENTRE)).isGreaterThan(0.68 * 0.49 * peak);
    for (Commodity commodity : Commodity.values()) {
      if (commodity.material()) {
        double sold =
            made.network().nodes().stream()
                .filter(node -> node.commodity() == commodity)
                .mapToDouble(Node::capKwhMonth)
                .sum();
        assertThat(sold).as(commodity.name()).isGreaterThan(1.15 * peak);
        reached(made, commodity, NodeType.BATTERY_PLANT);
      }
    }
    reached(made, Commodity.PACK, NodeType.VEHICLE_PLANT);
  }

  private static double capacity(Case made, NodeType type) {
    return made.network().nodes().stream()
        .filter(node -> node.type() == type)
        .mapToDouble(Node::capKwhMonth)
        .sum();
  }

  private static void reached(Case made, Commodity commodity, NodeType type) {
    Map<String, Integer> lanes = new HashMap<>();
    for (Lane lane : made.network().lanes()) {
      if (lane.commodity() == commodity) {
        lanes.merge(lane.to(), 1, Integer::sum);
      }
    }
    for (Node node : made.network().nodes()) {
      if (node.type() == type) {
        assertThat(lanes).as("%s reaches %s", commodity, node.id()).containsKey(node.id());
      }
    }
  }

  @Test
  void staysSparseWhenItGrows() throws IOException {
    assertThat(generate(300, 1, false).reference().network().lanes().size())
        .isBetween(300 * 8, 300 * 24);
  }

  @Test
  void isTheSameToTheByteForTheSameSeedAndAnotherForAnother() throws IOException {
    new CaseGenerator(40, 9, true).write(folder.resolve("one"));
    new CaseGenerator(40, 9, true).write(folder.resolve("two"));
    new CaseGenerator(40, 10, true).write(folder.resolve("other"));
    assertThat(texts("two")).isEqualTo(texts("one"));
    assertThat(texts("other")).isNotEqualTo(texts("one"));
  }

  private Map<String, String> texts(String name) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      List<Path> all = files.toList();
      for (Path file : all) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  void refusesOtherSizes() {
    assertThatThrownBy(() -> new CaseGenerator(29, 1, true)).hasMessageContaining("30 to 2000");
    assertThatThrownBy(() -> new CaseGenerator(2001, 1, true)).hasMessageContaining("30 to 2000");
  }
}
