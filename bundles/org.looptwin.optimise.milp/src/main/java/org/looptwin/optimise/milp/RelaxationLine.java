package org.looptwin.optimise.milp;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.looptwin.model.network.Commodity;
import org.looptwin.optimise.api.Concession.Kind;

/** Limits of one kind that give way, in one sentence. */
final class RelaxationLine {
  private static final int MOST_NAMED = 4;

  private final Kind kind;
  private final Set<String> places = new LinkedHashSet<>();
  private final Set<Commodity> commodities = new TreeSet<>();
  private final TreeMap<Integer, Double> kwhByMonth = new TreeMap<>();

  RelaxationLine(Kind kind) {
    this.kind = kind;
  }

  /** One for each site or lane. */
  static Map<String, RelaxationLine> each(ElasticModel elastic, Map<Integer, Double> kwhByGive) {
    Map<String, RelaxationLine> lines = new LinkedHashMap<>();
    kwhByGive.forEach(
        (i, kwh) -> {
          Give give = elastic.gives().get(i);
          lines
              .computeIfAbsent(give.kind() + give.at(), key -> new RelaxationLine(give.kind()))
              .add(give, kwh);
        });
    return lines;
  }

  void add(Give give, double kwh) {
    places.add(give.at());
    if (give.commodity() != null) {
      commodities.add(give.commodity());
    }
    kwhByMonth.merge(give.month(), kwh, Double::sum);
  }

  /** Whether material is missing at a battery plant. */
  boolean lacks() {
    return kind == Kind.END_STOCK || kind == Kind.MATERIAL_MISSING;
  }

  /** Whether a limit on this commodity, or on any, could bring what is missing. */
  boolean concerns(Commodity commodity) {
    return commodity == null
        || commodities.contains(commodity)
        || commodity == Commodity.REG && commodities.stream().anyMatch(Commodity::regenerated);
  }

  /**
   * @param instead what comes before the remedy where material is missing, or ""
   */
  String sentence(String instead) {
    return switch (kind) {
      case END_STOCK ->
          "%s %s %s of %s in %s for the end stock; %slet it end with less."
              .formatted(where(), one("lacks", "lack"), all(), what(), when(), instead);
      case END_STOCK_ABOVE ->
          "%s %s left with %s of %s too much in %s; let it end with more, or start with less."
              .formatted(where(), one("is", "are"), all(), what(), when());
      case RESERVE ->
          "The reserve of %s in %s lacks %s of capacity; keep a smaller share, or contract more."
              .formatted(what(), when(), all());
      case STOCK_CEILING ->
          "%s %s up to %s of %s above the ceiling in %s; rent room, or start with less stock."
              .formatted(where(), one("holds", "hold"), say(peak()), what(), when());
      case SUPPLIER_CAPACITY ->
          beyond("deliver", "of " + what() + " ", "raise it, or buy elsewhere");
      case LANE_CAPACITY -> beyond("carry", "of " + what() + " ", "book more freight");
      case GATEWAY_CAPACITY -> beyond("pass", "", "book more there");
      case RECYCLER_CAPACITY -> beyond("process", "", "raise it");
      case REGENERATOR_CAPACITY -> beyond("take", "", "raise it");
      case PLANT_CAPACITY -> beyond("make", "", "raise it");
      case DEMAND ->
          "%s must take %s of packs beyond demand in %s; sell or store them."
              .formatted(where(), all(), when());
      case MATERIAL_MISSING ->
          "%s %s %s of %s in %s; %sstart with more stock."
              .formatted(where(), one("lacks", "lack"), all(), what(), when(), instead);
      case MATERIAL_SURPLUS ->
          "%s %s %s of %s too much in %s; sell it, or start with less stock."
              .formatted(where(), one("holds", "hold"), all(), what(), when());
      case SITE -> "%s is closed; open it.".formatted(where());
      case OBLIGATION ->
          "%s cannot be kept: %s of %s too little; leave it out, or ask for less."
              .formatted(where(), all(), kept());
      case EMISSION_LIMIT ->
          "%s cannot be kept: %.1f t CO2 too much; leave it out, or allow more."
              .formatted(where(), kwh());
    };
  }

  private String one(String singular, String plural) {
    return places.size() == 1 ? singular : plural;
  }

  private String beyond(String does, String what, String remedy) {
    String who = kind == Kind.LANE_CAPACITY ? "Lane " + where() : where();
    return "%s must %s %s %sbeyond capacity in %s; %s."
        .formatted(who, does, all(), what, when(), remedy);
  }

  /** As a remedy: {@code raise S03's capacity by 120.0 MWh in month 4}. */
  String raise() {
    return "raise the capacity of %s by %s in %s".formatted(where(), all(), when());
  }

  String where() {
    return places.size() <= MOST_NAMED
        ? String.join(", ", places)
        : "%s and %d others".formatted(places.iterator().next(), places.size() - 1);
  }

  private String what() {
    return commodities.size() <= MOST_NAMED
        ? commodities.stream().map(Commodity::name).collect(Collectors.joining(", "))
        : "%d materials".formatted(commodities.size());
  }

  private String kept() {
    return commodities.contains(Commodity.RET) ? "retired packs" : "regenerated " + what();
  }

  private String when() {
    return Months.say(new TreeSet<>(kwhByMonth.keySet()));
  }

  private String all() {
    return say(kwh());
  }

  double kwh() {
    return kwhByMonth.values().stream().mapToDouble(kwh -> kwh).sum();
  }

  private double peak() {
    return kwhByMonth.values().stream().mapToDouble(kwh -> kwh).max().orElse(0);
  }

  static String say(double kwh) {
    return kwh < 1000 ? Limit.format("%.1f kWh", kwh) : Limit.format("%.1f MWh", kwh / 1000);
  }
}
