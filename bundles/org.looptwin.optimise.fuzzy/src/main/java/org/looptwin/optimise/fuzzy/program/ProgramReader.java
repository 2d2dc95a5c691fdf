package org.looptwin.optimise.fuzzy.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Payoff;
import org.looptwin.optimise.fuzzy.input.Entry;

/**
 * Any fully fuzzy program in a file: {@code sense} and {@code C} (one aim), or {@code max} and
 * {@code min} (lists of aims); {@code A}, {@code b}, {@code relation} (one sign, or one for each
 * row); {@code variables} ({@code fuzzy} or {@code crisp}); {@code limits_upper} and {@code
 * limits_lower}, the aims' largest and least values where they are set and not computed; {@code
 * objective} ({@code ranking} or {@code lexicographic}).
 */
public final class ProgramReader {
  private static final Set<String> KEYS =
      new LinkedHashSet<>(
          List.of(
              "name",
              "source",
              "sense",
              "C",
              "max",
              "min",
              "A",
              "b",
              "relation",
              "variables",
              "limits_upper",
              "limits_lower",
              "membership",
              "objective",
              "conversion",
              "ranking",
              "method",
              "weights",
              "phi",
              "alpha"));

  private final Entry root;
  private final int variables;

  public ProgramReader(Entry root) {
    root.only(KEYS);
    this.root = root;
    this.variables =
        root.at("A").list().stream().findFirst().map(row -> row.list().size()).orElse(0);
    if (variables == 0) {
      throw root.at("A").fault("has no columns", "rows of one coefficient for each variable");
    }
  }

  /** Whether the text is of this kind. */
  public static boolean fits(Entry root) {
    return root.has("A") && root.has("b");
  }

  /**
   * @param plain whether variables are plain numbers where the file does not say
   */
  public FuzzyProgram program(boolean plain) {
    List<String> names = new ArrayList<>();
    for (int at = 1; at <= variables; at++) {
      names.add("x" + at);
    }
    List<FuzzyRow> rows = rows();
    List<FuzzyAim> aims = aims();
    return new FuzzyProgram("fuzzy-program", names, rows, aims, crisp(rows, aims, plain));
  }

  private boolean crisp(List<FuzzyRow> rows, List<FuzzyAim> aims, boolean plain) {
    if (root.has("variables")) {
      return root.at("variables").text().contains("crisp");
    }
    return plain
        || rows.stream().allMatch(row -> row.constant().isCrisp() && crisp(row.left()))
            && aims.stream().allMatch(aim -> crisp(aim.plus()));
  }

  private static boolean crisp(List<Term> terms) {
    return terms.stream().map(Term::coefficient).allMatch(FuzzyNumber::isCrisp);
  }

  /** Whether the file asks for core first, then width, then ends. */
  public boolean lexicographic() {
    if (!root.has("objective")) {
      return false;
    }
    String objective = root.at("objective").text();
    if (!List.of("ranking", "lexicographic").contains(objective)) {
      throw root.at("objective").fault("is '%s'".formatted(objective), "ranking or lexicographic");
    }
    return objective.equals("lexicographic");
  }

  /** The limits that are set; null when they are to be computed. */
  public Payoff limits(List<FuzzyAim> aims) {
    if (!root.has("limits_upper") && !root.has("limits_lower")) {
      return null;
    }
    double[] upper = numbers("limits_upper", aims.size());
    double[] lower = numbers("limits_lower", aims.size());
    double[] best = new double[aims.size()];
    double[] worst = new double[aims.size()];
    for (int k = 0; k < best.length; k++) {
      boolean maximise = aims.get(k).maximise();
      if (upper[k] == lower[k] || maximise && upper[k] < lower[k]) {
        throw root.at("limits_upper")
            .list()
            .get(k)
            .fault(
                "is %s, not above %s, the same aim's of limits_lower".formatted(upper[k], lower[k]),
                "a larger one. Maybe swap them");
      }
      best[k] = maximise ? upper[k] : Math.min(upper[k], lower[k]);
      worst[k] = maximise ? lower[k] : Math.max(upper[k], lower[k]);
    }
    return Payoff.of(best, worst);
  }

  private double[] numbers(String key, int count) {
    List<Entry> entries = root.at(key).list();
    if (entries.size() != count) {
      throw root.at(key)
          .fault("has %d numbers".formatted(entries.size()), count + ", one for each aim");
    }
    return entries.stream().mapToDouble(Entry::number).toArray();
  }

  private List<FuzzyRow> rows() {
    List<Entry> left = root.at("A").list();
    List<Entry> right = root.at("b").list();
    if (left.size() != right.size()) {
      throw root.at("b")
          .fault("has %d numbers".formatted(right.size()), left.size() + ", one for each row of A");
    }
    List<FuzzyRow> rows = new ArrayList<>();
    for (int at = 0; at < left.size(); at++) {
      rows.add(
          new FuzzyRow(
              "row" + (at + 1),
              terms(left.get(at)),
              relation(at, left.size()),
              List.of(),
              right.get(at).fuzzy()));
    }
    return rows;
  }

  private Relation relation(int row, int rows) {
    if (!root.has("relation")) {
      return Relation.AT_MOST;
    }
    Entry entry = root.at("relation");
    if (entry.isList()) {
      List<Entry> signs = entry.list();
      if (signs.size() != rows) {
        throw entry.fault("has %d signs".formatted(signs.size()), rows + ", one for each row of A");
      }
      entry = signs.get(row);
    }
    return switch (entry.text()) {
      case "<=" -> Relation.AT_MOST;
      case "=", "==" -> Relation.EQUAL;
      case ">=" -> Relation.AT_LEAST;
      default -> throw entry.fault("is '%s'".formatted(entry.text()), "<=, = or >=");
    };
  }

  private List<FuzzyAim> aims() {
    List<FuzzyAim> aims = new ArrayList<>();
    if (root.has("C")) {
      boolean maximise = maximise();
      Entry entry = root.at("C");
      boolean several =
          entry.list().stream()
              .anyMatch(one -> one.isList() && one.list().stream().anyMatch(Entry::isList));
      List<Entry> rows = several ? entry.list() : List.of(entry);
      rows.forEach(row -> aims.add(aim(row, maximise, aims.size())));
    }
    for (String key : List.of("max", "min")) {
      if (root.has(key)) {
        root.at(key).list().forEach(row -> aims.add(aim(row, key.equals("max"), aims.size())));
      }
    }
    if (aims.isEmpty()) {
      throw root.fault("there is no objective", "'C' with 'sense', or 'max' or 'min'");
    }
    return aims;
  }

  private boolean maximise() {
    String sense = root.at("sense").text();
    if (!sense.equals("max") && !sense.equals("min")) {
      throw root.at("sense").fault("is '%s'".formatted(sense), "max or min");
    }
    return sense.equals("max");
  }

  private FuzzyAim aim(Entry row, boolean maximise, int number) {
    return new FuzzyAim("z" + (number + 1), "", maximise, terms(row), List.of());
  }

  private List<Term> terms(Entry row) {
    List<Entry> entries = row.list();
    if (entries.size() != variables) {
      throw row.fault(
          "has %d coefficients".formatted(entries.size()), variables + ", one for each variable");
    }
    List<Term> terms = new ArrayList<>();
    for (int at = 0; at < variables; at++) {
      terms.add(new Term(entries.get(at).fuzzy(), at));
    }
    return terms;
  }
}
