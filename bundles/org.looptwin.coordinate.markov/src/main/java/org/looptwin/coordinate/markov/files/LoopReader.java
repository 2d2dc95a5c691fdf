package org.looptwin.coordinate.markov.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.looptwin.coordinate.api.BatteryType;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.UnreadableException;
import org.looptwin.coordinate.markov.deal.Band;

/** The five actors: {@code mdp_study_d.json} of a case. */
final class LoopReader {
  private static final double MOST_CAP = 10_000;
  private static final double MOST_PRICE = 1e9;

  private static final String LOW = "_low";
  private static final String HIGH = "_high";

  private final Pointed root;

  LoopReader(Pointed root) {
    this.root = root;
  }

  LoopData data() throws UnreadableException {
    Map<String, Double> prices = new HashMap<>();
    for (String group : new String[] {"costs_cny", "own_completion_cny", "prices"}) {
      prices.putAll(numbers(group, -MOST_PRICE, MOST_PRICE));
    }
    Map<String, Double> settings = new HashMap<>(numbers("settings", -MOST_PRICE, MOST_PRICE));
    checkBands();
    if (root.has("discount")) {
      settings.put("gamma", root.get("discount").get("default").number(0, 0.999999));
    }
    for (String one : new String[] {"threshold", "timesteps", "test_steps"}) {
      if (root.has(one)) {
        settings.put(one, root.get(one).number(0, MOST_PRICE));
      }
    }
    return new LoopData(
            wholes("caps"),
            wholes("reduced_caps_for_exact_dp"),
            prices,
            numbers("poisson_means_own", 0, MOST_CAP),
            settings)
        .types(types());
  }

  /** {@code settings.NAME_low} and {@code settings.NAME_high} are the bands of a contract. */
  private void checkBands() throws UnreadableException {
    if (!root.has("settings")) {
      return;
    }
    Pointed settings = root.get("settings");
    for (Iterator<String> names = settings.node().fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.endsWith(LOW) || name.endsWith(HIGH)) {
        checkBand(settings, name, name.substring(0, name.lastIndexOf('_')));
      }
    }
  }

  private static void checkBand(Pointed settings, String name, String indicator)
      throws UnreadableException {
    if (!Band.names().contains(indicator)) {
      throw settings
          .get(name)
          .wrong(
              "is a limit of no indicator",
              "%s or %s after one of %s".formatted(LOW, HIGH, String.join(", ", Band.names())));
    }
    boolean rate = indicator.endsWith("_rate") || indicator.equals(Band.SERVICE);
    double limit = settings.get(name).number(rate ? 0 : -MOST_PRICE, rate ? 1 : MOST_PRICE);
    if (name.endsWith(LOW) && settings.has(indicator + HIGH)) {
      double high = settings.get(indicator + HIGH).number();
      if (limit > high) {
        throw settings
            .get(name)
            .wrong("is " + limit, "at most %s, which is %s".formatted(indicator + HIGH, high));
      }
    }
  }

  private Map<String, BatteryType> types() throws UnreadableException {
    Map<String, BatteryType> types = new LinkedHashMap<>();
    double sum = 0;
    if (root.has("battery_types")) {
      Pointed all = root.get("battery_types");
      for (Iterator<String> names = all.node().fieldNames(); names.hasNext(); ) {
        String name = names.next();
        Pointed one = all.get(name);
        double share = one.get("share").number(1e-6, 1);
        sum += share;
        types.put(name, new BatteryType(share, numbers(one, "prices", -MOST_PRICE, MOST_PRICE)));
      }
      if (types.isEmpty() || Math.abs(sum - 1) > 1e-6) {
        throw all.wrong("have shares that sum to " + sum, "1");
      }
    }
    return types;
  }

  private Map<String, Double> numbers(String group, double least, double most)
      throws UnreadableException {
    return numbers(root, group, least, most);
  }

  private static Map<String, Double> numbers(Pointed in, String group, double least, double most)
      throws UnreadableException {
    Map<String, Double> all = new HashMap<>();
    if (in.has(group)) {
      Pointed node = in.get(group);
      for (Iterator<Map.Entry<String, JsonNode>> it = node.node().fields(); it.hasNext(); ) {
        String key = it.next().getKey();
        all.put(key, node.get(key).number(least, most));
      }
    }
    return all;
  }

  private Map<String, Integer> wholes(String group) throws UnreadableException {
    Map<String, Integer> all = new HashMap<>();
    if (root.has(group)) {
      Pointed node = root.get(group);
      for (Iterator<Map.Entry<String, JsonNode>> it = node.node().fields(); it.hasNext(); ) {
        String key = it.next().getKey();
        all.put(key, node.get(key).whole(0, (long) MOST_CAP));
      }
    }
    return all;
  }
}
