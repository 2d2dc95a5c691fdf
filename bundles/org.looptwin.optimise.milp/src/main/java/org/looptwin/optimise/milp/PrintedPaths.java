package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;

/**
 * Study A moves retired packs from battery plant to recycling centre and recycled material straight
 * back. A network has no such lanes; the cheapest way over its vehicle plants, and over its
 * regeneration plants, stands for them.
 */
final class PrintedPaths {
  private final Path[][] back;
  private final Path[][] again;

  PrintedPaths(Sets sets) {
    back = all(sets, sets.plants(), sets.recyclers(), Commodity.PACK, Commodity.RET);
    again = all(sets, sets.recyclers(), sets.plants(), Commodity.BM, Commodity.REG);
  }

  /**
   * Two lanes, one after the other; none where there is no way.
   *
   * @param from where it begins
   * @param to where it ends
   */
  record Path(String from, String to, List<Lane> lanes) {
    boolean exists() {
      return !lanes.isEmpty();
    }

    double costEurKwh() {
      return lanes.stream().mapToDouble(Lane::costEurKwh).sum();
    }

    double efKgKwh() {
      return lanes.stream().mapToDouble(Lane::efKgKwh).sum();
    }
  }

  private static Path[][] all(
      Sets sets, List<Node> from, List<Node> to, Commodity first, Commodity second) {
    List<Lane> ones = sets.lanes().stream().filter(l -> l.commodity() == first).toList();
    List<Lane> others = sets.lanes().stream().filter(l -> l.commodity() == second).toList();
    Path[][] paths = new Path[from.size()][to.size()];
    for (int i = 0; i < paths.length; i++) {
      for (int j = 0; j < paths[i].length; j++) {
        paths[i][j] = cheapest(from.get(i).id(), to.get(j).id(), ones, others);
      }
    }
    return paths;
  }

  private static Path cheapest(String from, String to, List<Lane> ones, List<Lane> others) {
    Path best = new Path(from, to, List.of());
    for (Lane one : ones) {
      for (Lane other : others) {
        if (one.from().equals(from) && other.to().equals(to) && one.to().equals(other.from())) {
          Path path = new Path(from, to, new ArrayList<>(List.of(one, other)));
          best = !best.exists() || path.costEurKwh() < best.costEurKwh() ? path : best;
        }
      }
    }
    return best.exists() || second(others, Commodity.REG) ? best : last(from, to, others);
  }

  private static boolean second(List<Lane> lanes, Commodity commodity) {
    return !lanes.isEmpty() && lanes.get(0).commodity() == commodity;
  }

  /**
   * Where packs are collected at hubs, which no pack lane reaches: the way from the nearest hub.
   */
  private static Path last(String from, String to, List<Lane> lanes) {
    return lanes.stream()
        .filter(lane -> lane.to().equals(to))
        .min(java.util.Comparator.comparingDouble(Lane::costEurKwh))
        .map(lane -> new Path(from, to, List.of(lane)))
        .orElse(new Path(from, to, List.of()));
  }

  /** Of retired packs, battery plant to recycling centre. */
  Path back(int plant, int centre) {
    return back[plant][centre];
  }

  /** Of recycled material, recycling centre to battery plant. */
  Path again(int centre, int plant) {
    return again[centre][plant];
  }
}
