package org.looptwin.optimise.fuzzy.chain;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.input.Entry;

/** Reads a chain; a number by kind may also be an object with one number for each actor. */
public final class ChainReader {
  private static final Set<String> KEYS =
      new LinkedHashSet<>(
          List.of(
              "source",
              "sets",
              "unit",
              "currency",
              "return_rate_R",
              "return_rate_Rs",
              "raw_per_battery_t",
              "scrap_share_least",
              "demand_battery_t",
              "demand_retailer_t",
              "demand_ev_t",
              "capacity_t",
              "price_per_t_cad",
              "price_per_t",
              "processing_cost_per_t",
              "transport_cost_per_t",
              "shortage_cost_per_t",
              "energy_per_t_kwh",
              "relation",
              "ranking",
              "method",
              "weights",
              "phi",
              "alpha"));
  private static final List<String> PRICES =
      List.of("PS_bm", "PS_mk", "PS_kc", "P_ib", "P_rb", "P_es", "P_cf");

  private final Entry root;
  private final Map<Kind, List<String>> sets;

  public ChainReader(Entry root) {
    root.only(KEYS);
    this.root = root;
    this.sets = sets();
  }

  /** Whether the text is of this kind. */
  public static boolean fits(Entry root) {
    return root.has("sets");
  }

  /** Of the money, e.g. {@code CAD}. */
  public String currency() {
    return root.has("currency")
        ? root.at("currency").text()
        : root.has("price_per_t_cad") ? "CAD" : "money";
  }

  public ChainData data() {
    return new ChainData(
        sets,
        root.at("return_rate_R").share(),
        root.has("return_rate_Rs") ? root.at("return_rate_Rs").share() : FuzzyNumber.ZERO,
        rawPerBattery(),
        root.has("scrap_share_least")
            ? root.at("scrap_share_least").share()
            : FuzzyNumber.crisp(0.1),
        demand("demand_battery_t", Kind.M, true),
        demand("demand_retailer_t", Kind.K, false),
        demand("demand_ev_t", Kind.C, true),
        byActor("capacity_t"),
        byActor("processing_cost_per_t"),
        byActor("energy_per_t_kwh"),
        transport(),
        prices(),
        shortage());
  }

  private Map<Kind, List<String>> sets() {
    Entry entry = root.at("sets");
    Set<String> letters = new LinkedHashSet<>();
    for (Kind kind : Kind.values()) {
      letters.add(kind.name());
    }
    entry.only(letters);
    Map<Kind, List<String>> found = new EnumMap<>(Kind.class);
    Set<String> seen = new HashSet<>();
    for (Kind kind : Kind.values()) {
      List<Entry> names = entry.has(kind.name()) ? entry.at(kind.name()).list() : List.of();
      for (Entry name : names) {
        if (!seen.add(name.text())) {
          throw name.fault("names '%s' a second time".formatted(name.text()), "names that differ");
        }
      }
      if (names.isEmpty() && kind != Kind.J && kind != Kind.E && kind != Kind.S) {
        throw entry.fault(
            "the set %s (%s) is empty".formatted(kind, kind.word()), "one actor at least");
      }
      found.put(kind, names.stream().map(Entry::text).toList());
    }
    return found;
  }

  private FuzzyNumber rawPerBattery() {
    FuzzyNumber number = root.at("raw_per_battery_t").amount();
    if (number.a1() <= 0) {
      throw root.at("raw_per_battery_t").fault("reaches 0", "tonnes of raw material above 0");
    }
    return number;
  }

  private Map<String, FuzzyNumber> demand(String key, Kind kind, boolean needed) {
    Map<String, FuzzyNumber> found = new LinkedHashMap<>();
    if (!needed && !root.has(key)) {
      return found;
    }
    Entry entry = root.at(key);
    entry.only(new LinkedHashSet<>(sets.get(kind)));
    double most = 0;
    for (String name : sets.get(kind)) {
      FuzzyNumber number = entry.at(name).amount();
      most += number.a2();
      found.put(name, number);
    }
    if (!(most > 0)) {
      throw entry.fault("sums to 0", "a demand above 0: service is measured by it");
    }
    return found;
  }

  private Map<Node, FuzzyNumber> byActor(String key) {
    Map<Node, FuzzyNumber> found = new LinkedHashMap<>();
    for (Map.Entry<String, Entry> member : root.at(key).members().entrySet()) {
      Kind kind =
          Kind.named(member.getKey())
              .orElseThrow(() -> member.getValue().fault("is no kind of actor", kinds()));
      Function<String, FuzzyNumber> read = numbers(kind, member.getValue());
      for (String name : sets.get(kind)) {
        found.put(new Node(kind, name), read.apply(name));
      }
    }
    return found;
  }

  private Function<String, FuzzyNumber> numbers(Kind kind, Entry entry) {
    if (!entry.isObject() || entry.has("m")) {
      FuzzyNumber all = entry.amount();
      return name -> all;
    }
    entry.only(new LinkedHashSet<>(sets.get(kind)));
    return name -> entry.at(name).amount();
  }

  private static String kinds() {
    StringBuilder words = new StringBuilder("one of ");
    for (Kind kind : Kind.values()) {
      words.append(kind.ordinal() == 0 ? "" : ", ").append(kind.word());
    }
    return words.toString();
  }

  private ChainData.Transport transport() {
    Entry entry = root.at("transport_cost_per_t");
    Map<String, FuzzyNumber> special = new LinkedHashMap<>();
    for (Map.Entry<String, Entry> member : entry.members().entrySet()) {
      if (!member.getKey().equals("default")) {
        pair(member.getKey(), member.getValue());
        special.put(member.getKey(), member.getValue().amount());
      }
    }
    return new ChainData.Transport(entry.at("default").amount(), special);
  }

  private void pair(String key, Entry entry) {
    String[] ends = key.split(">", -1);
    for (String end : ends) {
      boolean known =
          sets.values().stream().anyMatch(names -> names.contains(end))
              || java.util.Arrays.stream(Kind.values()).anyMatch(kind -> kind.name().equals(end));
      if (ends.length != 2 || !known) {
        throw entry.fault("is no lane", "'default' or 'FROM>TO' of two actors or two sets");
      }
    }
  }

  private Map<String, FuzzyNumber> prices() {
    Entry entry = root.at(root.has("price_per_t") ? "price_per_t" : "price_per_t_cad");
    Set<String> known = new LinkedHashSet<>(PRICES);
    known.add("PS_rb");
    known.add("PS_es");
    entry.only(known);
    Map<String, FuzzyNumber> found = new LinkedHashMap<>();
    for (String price : PRICES) {
      String key = price.equals("P_es") && entry.has("PS_es") ? "PS_es" : price;
      found.put(price, entry.at(key).amount());
    }
    found.put("PS_rb", entry.has("PS_rb") ? entry.at("PS_rb").amount() : found.get("P_rb"));
    return found;
  }

  private Map<String, FuzzyNumber> shortage() {
    Entry entry = root.at("shortage_cost_per_t");
    entry.only(new LinkedHashSet<>(List.of("b", "m", "k")));
    Map<String, FuzzyNumber> found = new LinkedHashMap<>();
    for (String level : List.of("b", "m", "k")) {
      found.put(level, entry.at(level).amount());
    }
    return found;
  }
}
