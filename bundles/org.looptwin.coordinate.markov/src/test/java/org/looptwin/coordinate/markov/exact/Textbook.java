package org.looptwin.coordinate.markov.exact;

import java.util.HashMap;
import java.util.Map;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.ProcessBuilder;

/** Well-known processes, built from their rules. */
public final class Textbook {
  private Textbook() {}

  /** Left, down, right, up; slippery: a third each of meant and the two beside it. */
  static DecisionProcess lake(String[] map, double gamma, boolean slippery) {
    int n = map.length;
    ProcessBuilder builder = new ProcessBuilder(n * n, gamma);
    int[][] moves = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
    for (int s = 0; s < n * n; s++) {
      char here = map[s / n].charAt(s % n);
      for (int a = 0; a < 4 && here != 'H' && here != 'G'; a++) {
        Map<Integer, Double> to = new HashMap<>();
        for (int turn = slippery ? -1 : 0; turn <= (slippery ? 1 : 0); turn++) {
          int[] move = moves[(a + turn + 4) % 4];
          int row = Math.min(n - 1, Math.max(0, s / n + move[0]));
          int column = Math.min(n - 1, Math.max(0, s % n + move[1]));
          to.merge(row * n + column, slippery ? 1.0 / 3 : 1, Double::sum);
        }
        double reward = 0;
        for (Map.Entry<Integer, Double> one : to.entrySet()) {
          builder.transition(s, a, one.getKey(), one.getValue());
          if (map[one.getKey() / n].charAt(one.getKey() % n) == 'G') {
            reward += one.getValue();
          }
        }
        builder.reward(s, a, reward);
      }
    }
    return builder.build();
  }

  /** Sutton and Barto, example 6.6. */
  public static DecisionProcess cliff() {
    ProcessBuilder builder = new ProcessBuilder(48, 1);
    int[][] moves = {{-1, 0}, {0, 1}, {1, 0}, {0, -1}};
    for (int s = 0; s < 47; s++) {
      for (int a = 0; a < 4; a++) {
        int row = Math.min(3, Math.max(0, s / 12 + moves[a][0]));
        int column = Math.min(11, Math.max(0, s % 12 + moves[a][1]));
        boolean falls = row == 3 && column > 0 && column < 11;
        builder.transition(s, a, falls ? 36 : row * 12 + column, 1).reward(s, a, falls ? -100 : -1);
      }
    }
    return builder.build();
  }

  /** Sutton and Barto, example 4.3: stakes from 0. */
  static DecisionProcess gambler(double heads, int least) {
    ProcessBuilder builder = new ProcessBuilder(101, 1);
    for (int s = 1; s < 100; s++) {
      for (int stake = least; stake <= Math.min(s, 100 - s); stake++) {
        if (stake == 0) {
          builder.transition(s, 0, s, 1);
        } else {
          builder.transition(s, stake, s + stake, heads).transition(s, stake, s - stake, 1 - heads);
          builder.reward(s, stake, s + stake == 100 ? heads : 0);
        }
      }
    }
    return builder.build();
  }

  /** Sutton and Barto, example 6.2: states 0 and count + 1 end it, 1 for the right one. */
  public static DecisionProcess walk(int count) {
    ProcessBuilder builder = new ProcessBuilder(count + 2, 1);
    for (int s = 1; s <= count; s++) {
      builder.transition(s, 0, s - 1, 0.5).transition(s, 0, s + 1, 0.5);
      builder.reward(s, 0, s == count ? 0.5 : 0);
    }
    return builder.build();
  }

  /** Sutton and Barto, figure 3.2. */
  static DecisionProcess grid() {
    ProcessBuilder builder = new ProcessBuilder(25, 0.9);
    int[][] moves = {{-1, 0}, {0, 1}, {1, 0}, {0, -1}};
    for (int s = 0; s < 25; s++) {
      for (int a = 0; a < 4; a++) {
        int row = s / 5 + moves[a][0];
        int column = s % 5 + moves[a][1];
        if (s == 1) {
          builder.transition(s, a, 21, 1).reward(s, a, 10);
        } else if (s == 3) {
          builder.transition(s, a, 13, 1).reward(s, a, 5);
        } else if (row < 0 || row > 4 || column < 0 || column > 4) {
          builder.transition(s, a, s, 1).reward(s, a, -1);
        } else {
          builder.transition(s, a, 5 * row + column, 1);
        }
      }
    }
    return builder.build();
  }

  /** Sutton and Barto, example 6.5. */
  static DecisionProcess windy(int[] wind) {
    ProcessBuilder builder = new ProcessBuilder(70, 1);
    int[][] moves = {{-1, 0}, {0, 1}, {1, 0}, {0, -1}};
    for (int s = 0; s < 70; s++) {
      for (int a = 0; a < 4 && s != 37; a++) {
        int row = Math.min(6, Math.max(0, s / 10 + moves[a][0] - wind[s % 10]));
        int column = Math.min(9, Math.max(0, s % 10 + moves[a][1]));
        builder.transition(s, a, 10 * row + column, 1).reward(s, a, -1);
      }
    }
    return builder.build();
  }
}
