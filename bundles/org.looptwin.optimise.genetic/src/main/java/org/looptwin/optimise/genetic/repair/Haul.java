package org.looptwin.optimise.genetic.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.LinearModel;

/**
 * The lanes from one kind of node to another in a month. Flows that are wanted are brought within
 * what senders offer, receivers take, lanes and gateways carry; what is missing goes over the
 * cheapest lanes that have room. Not for several threads.
 */
final class Haul {
  private static final int ROUNDS = 3;

  private final int[] columns;
  private final int[] from;
  private final int[] to;
  private final double[] most;
  private final int[][] via;
  private final int[] cheapestFirst;
  private final int[][] bySender;
  private final int[][] byReceiver;
  private final double[] sent;
  private final double[] taken;
  private final double[] used;

  /**
   * @param fromRows flows by sender
   * @param toRows flows by receiver
   * @param gateways the gateways each column passes
   */
  Haul(
      LinearModel model,
      List<int[]> fromRows,
      List<int[]> toRows,
      Map<Integer, int[]> gateways,
      int gatewayCount) {
    Map<Integer, Integer> receiver = new HashMap<>();
    for (int node = 0; node < toRows.size(); node++) {
      for (int column : toRows.get(node)) {
        receiver.put(column, node);
      }
    }
    List<int[]> lanes = new ArrayList<>();
    for (int node = 0; node < fromRows.size(); node++) {
      for (int column : fromRows.get(node)) {
        if (receiver.containsKey(column)) {
          lanes.add(new int[] {column, node, receiver.get(column)});
        }
      }
    }
    columns = lanes.stream().mapToInt(lane -> lane[0]).toArray();
    from = lanes.stream().mapToInt(lane -> lane[1]).toArray();
    to = lanes.stream().mapToInt(lane -> lane[2]).toArray();
    most = Arrays.stream(columns).mapToDouble(model::upper).toArray();
    via =
        Arrays.stream(columns)
            .mapToObj(column -> gateways.getOrDefault(column, new int[0]))
            .toArray(int[][]::new);
    cheapestFirst =
        IntStream.range(0, columns.length)
            .boxed()
            .sorted(Comparator.comparingDouble(lane -> model.cost(columns[lane])))
            .mapToInt(Integer::intValue)
            .toArray();
    bySender = grouped(from, fromRows.size());
    byReceiver = grouped(to, toRows.size());
    sent = new double[fromRows.size()];
    taken = new double[toRows.size()];
    used = new double[gatewayCount];
  }

  private static int[][] grouped(int[] nodes, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            node -> IntStream.range(0, nodes.length).filter(lane -> nodes[lane] == node).toArray())
        .toArray(int[][]::new);
  }

  int senders() {
    return sent.length;
  }

  /** Takes over what the genes ask for. */
  void want(double[] wanted, double[] x) {
    for (int lane = 0; lane < columns.length; lane++) {
      x[columns[lane]] = wanted[columns[lane]];
    }
  }

  /** What each sender wants to send, before anything is brought within limits. */
  void wanted(double[] x, double[] bySender) {
    sum(x, from, bySender);
  }

  /**
   * Brings as much as can be from offers to needs, in the proportions wanted.
   *
   * @param x wanted flows in, flows within all limits out
   * @param room of the gateways; lessened by what goes through them
   */
  void fill(double[] x, double[] offer, double[] need, double[] room) {
    for (int round = 0; round < ROUNDS; round++) {
      scale(x, to, taken, need, true);
      scale(x, from, sent, offer, false);
    }
    within(x, offer, need, room);
    more(x, offer, need, room, Double.POSITIVE_INFINITY);
  }

  /** Brings what is wanted within all limits, and no less than {@code least} in all if it can. */
  void limit(double[] x, double[] offer, double[] need, double[] room, double least) {
    within(x, offer, need, room);
    double sum = Arrays.stream(sent).sum();
    more(x, offer, need, room, Math.max(0, least - sum));
  }

  /** More over the cheapest lanes with room, after {@link #fill}. */
  void top(double[] x, double[] offer, double[] need, double[] room) {
    more(x, offer, need, room, Double.POSITIVE_INFINITY);
  }

  /**
   * Serves receivers that still lack something by a chain of three lanes: one that has room to the
   * receiver, its sender takes as much from another receiver, whom a sender with a rest serves.
   */
  void reroute(double[] x, double[] offer, double[] need, double[] room) {
    for (int lane : cheapestFirst) {
      if (need[to[lane]] - taken[to[lane]] > Draft.NOTHING_KWH && most[lane] > x[columns[lane]]) {
        rerouteOver(lane, x, offer, need, room);
      }
    }
  }

  private void rerouteOver(int lane, double[] x, double[] offer, double[] need, double[] room) {
    for (int freed : bySender[from[lane]]) {
      if (to[freed] != to[lane] && x[columns[freed]] > 0) {
        for (int other : byReceiver[to[freed]]) {
          double kwh = Math.min(need[to[lane]] - taken[to[lane]], x[columns[freed]]);
          kwh = Math.min(kwh, Math.min(space(lane, x, room), space(other, x, room)));
          kwh = Math.min(kwh, offer[from[other]] - sent[from[other]]);
          kwh *= via[lane].length + via[other].length > 0 ? 0.5 : 1; // perhaps the same gateway
          if (kwh > 0 && from[other] != from[lane]) {
            add(lane, kwh, x, room);
            add(freed, -kwh, x, room);
            add(other, kwh, x, room);
          }
        }
      }
    }
  }

  private double space(int lane, double[] x, double[] room) {
    double kwh = most[lane] - x[columns[lane]];
    for (int gateway : via[lane]) {
      kwh = Math.min(kwh, room[gateway]);
    }
    return kwh;
  }

  private void add(int lane, double kwh, double[] x, double[] room) {
    x[columns[lane]] += kwh;
    sent[from[lane]] += kwh;
    taken[to[lane]] += kwh;
    for (int gateway : via[lane]) {
      room[gateway] -= kwh;
    }
  }

  private void within(double[] x, double[] offer, double[] need, double[] room) {
    scale(x, from, sent, offer, false);
    scale(x, to, taken, need, false);
    throughGateways(x, room);
    sum(x, from, sent);
    sum(x, to, taken);
  }

  /** Scales flows so that the sum at each node meets its limit, or only down to it. */
  private void scale(double[] x, int[] at, double[] sums, double[] limit, boolean upToo) {
    sum(x, at, sums);
    for (int node = 0; node < sums.length; node++) {
      double factor = sums[node] > 0 ? limit[node] / sums[node] : 0;
      sums[node] = upToo ? factor : Math.min(1, factor);
    }
    for (int lane = 0; lane < columns.length; lane++) {
      double flow = Math.min(most[lane], x[columns[lane]]);
      x[columns[lane]] = Math.max(0, Math.min(most[lane], flow * sums[at[lane]]));
    }
  }

  private void sum(double[] x, int[] at, double[] sums) {
    Arrays.fill(sums, 0);
    for (int lane = 0; lane < columns.length; lane++) {
      sums[at[lane]] += Math.min(most[lane], x[columns[lane]]);
    }
  }

  private void throughGateways(double[] x, double[] room) {
    if (used.length == 0) {
      return;
    }
    Arrays.fill(used, 0);
    for (int lane = 0; lane < columns.length; lane++) {
      for (int gateway : via[lane]) {
        used[gateway] += x[columns[lane]];
      }
    }
    for (int lane = 0; lane < columns.length; lane++) {
      double factor = 1;
      for (int gateway : via[lane]) {
        factor = used[gateway] > 0 ? Math.min(factor, room[gateway] / used[gateway]) : factor;
      }
      x[columns[lane]] *= factor;
    }
    for (int lane = 0; lane < columns.length; lane++) {
      for (int gateway : via[lane]) {
        room[gateway] = Math.max(0, room[gateway] - x[columns[lane]]);
      }
    }
  }

  private void more(double[] x, double[] offer, double[] need, double[] room, double atMost) {
    double left = atMost;
    for (int lane : cheapestFirst) {
      double kwh = Math.min(left, space(lane, x, room));
      kwh = Math.min(kwh, offer[from[lane]] - sent[from[lane]]);
      kwh = Math.min(kwh, need[to[lane]] - taken[to[lane]]);
      if (kwh > 0) {
        add(lane, kwh, x, room);
        left -= kwh;
      }
    }
  }

  /** What a sender sends after the last call. */
  double sent(int sender) {
    return sent[sender];
  }

  /** What a receiver takes after the last call. */
  double taken(int receiver) {
    return taken[receiver];
  }

  /** Lessens what a receiver takes. */
  void lessen(double[] x, int receiver, double kwh) {
    double sum = taken[receiver];
    double factor = sum > 0 ? Math.max(0, sum - kwh) / sum : 0;
    for (int lane = 0; lane < columns.length; lane++) {
      if (to[lane] == receiver) {
        x[columns[lane]] *= factor;
      }
    }
    taken[receiver] = sum * factor;
  }

  /** Lessens what a sender sends to this factor of it. */
  void lessenSender(double[] x, int sender, double factor) {
    for (int lane = 0; lane < columns.length; lane++) {
      if (from[lane] == sender) {
        x[columns[lane]] *= factor;
      }
    }
  }
}
