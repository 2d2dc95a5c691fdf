package org.looptwin.optimise.fuzzy.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.fuzzy.Cut;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.api.fuzzy.Ranking;
import org.looptwin.optimise.fuzzy.compromise.Aim;

/**
 * A fully fuzzy program as a crisp one. A variable (x1, x2, x3, x4) becomes its first vertex and
 * the steps to the next, none negative: order needs no rows. A triangle has no step from x2 to x3.
 */
public final class CrispForm {
  private final FuzzyProgram program;
  private final Rule rule;
  private final boolean triangular;
  private final int steps;
  private final LinearModel model;

  /**
   * How rows and aims become crisp.
   *
   * @param alpha degree for {@link Conversion#POSSIBILISTIC}
   */
  public record Rule(Conversion conversion, Ranking ranking, double alpha) {}

  public CrispForm(FuzzyProgram program, Rule rule) {
    this.program = program;
    this.rule = rule;
    this.triangular = program.triangular();
    this.steps = program.crisp() ? 1 : triangular ? 3 : 4;
    this.model = build();
  }

  /** Without costs. */
  public LinearModel model() {
    return model;
  }

  public Rule rule() {
    return rule;
  }

  /** The aims by the rule's ranking. */
  public List<Aim> aims() {
    Reading reading = Reading.ranked(rule.ranking(), triangular);
    return program.aims().stream().map(aim -> aim(aim, reading)).toList();
  }

  /** An aim's expected interval at a solution, each coefficient with the sides it has. */
  Cut expected(FuzzyAim aim, double[] x) {
    double low = aim(aim, Reading.between(0)).at(x);
    return new Cut(low, Math.max(low, aim(aim, Reading.between(1)).at(x)));
  }

  /** Core first, then the least width, then the largest sum of the ends (Ezzati 2015). */
  List<Aim> lexicographic(FuzzyAim aim) {
    Reading core = (left, right) -> new double[] {0, 0.5, 0.5, 0};
    Reading width = (left, right) -> new double[] {-1, 0, 0, 1};
    Reading sum = (left, right) -> new double[] {1, 0, 0, 1};
    Aim widthAim = aim(aim, width);
    return List.of(
        aim(aim, core),
        new Aim(aim.name() + " width", aim.unit(), !aim.maximise(), widthAim.coefficients(), 0),
        aim(aim, sum));
  }

  private Aim aim(FuzzyAim aim, Reading reading) {
    Map<Integer, Double> entries = new TreeMap<>();
    add(entries, aim.plus(), reading, 1);
    add(entries, aim.minus(), reading.turned(), -1);
    double[] coefficients = new double[model.columns()];
    entries.forEach((column, value) -> coefficients[column] = value);
    return new Aim(aim.name(), aim.unit(), aim.maximise(), coefficients, 0);
  }

  private LinearModel build() {
    LinearModel.Builder builder = LinearModel.builder(program.name());
    for (String name : program.variables()) {
      if (program.crisp()) {
        builder.column(name, 0, Double.POSITIVE_INFINITY, 0);
        continue;
      }
      builder.column(name + ".low", 0, Double.POSITIVE_INFINITY, 0);
      builder.column(name + ".rise", 0, Double.POSITIVE_INFINITY, 0);
      if (!triangular) {
        builder.column(name + ".core", 0, Double.POSITIVE_INFINITY, 0);
      }
      builder.column(name + ".fall", 0, Double.POSITIVE_INFINITY, 0);
    }
    program.rows().forEach(row -> rows(builder, row));
    return builder.build();
  }

  private void rows(LinearModel.Builder builder, FuzzyRow row) {
    switch (rule.conversion()) {
      case VERTEXWISE -> {
        for (int vertex = 1; vertex <= 4; vertex++) {
          if (vertex != 3 || !triangular) {
            Reading at = Reading.vertex(vertex);
            add(builder, row, row.relation(), "v" + vertex, at, at);
          }
        }
      }
      case NEAREST_INTERVAL -> {
        add(builder, row, row.relation(), "e1", Reading.between(0), Reading.between(0));
        add(builder, row, row.relation(), "e2", Reading.between(1), Reading.between(1));
      }
      case RANKING -> {
        Reading ranked = Reading.ranked(rule.ranking(), triangular);
        add(builder, row, row.relation(), "r", ranked, ranked);
      }
      case POSSIBILISTIC -> possibilistic(builder, row);
    }
  }

  /** An equality holds to alpha / 2 from either side. */
  private void possibilistic(LinearModel.Builder builder, FuzzyRow row) {
    double alpha = row.relation() == Relation.EQUAL ? rule.alpha() / 2 : rule.alpha();
    Reading low = Reading.between(alpha);
    Reading high = Reading.between(1 - alpha);
    if (row.relation() != Relation.AT_LEAST) {
      add(builder, row, Relation.AT_MOST, "most", low, high);
    }
    if (row.relation() != Relation.AT_MOST) {
      add(builder, row, Relation.AT_LEAST, "least", high, low);
    }
  }

  private void add(
      LinearModel.Builder builder,
      FuzzyRow row,
      Relation relation,
      String suffix,
      Reading left,
      Reading right) {
    Map<Integer, Double> entries = new TreeMap<>();
    add(entries, row.left(), left, 1);
    add(entries, row.right(), right, -1);
    double bound = right.of(row.constant());
    int number =
        builder.row(
            row.name() + "." + suffix,
            relation == Relation.AT_MOST ? Double.NEGATIVE_INFINITY : bound,
            relation == Relation.AT_LEAST ? Double.POSITIVE_INFINITY : bound);
    entries.forEach((column, value) -> builder.entry(number, column, value));
  }

  private void add(Map<Integer, Double> entries, List<Term> terms, Reading reading, double sign) {
    for (Term term : terms) {
      FuzzyNumber a = term.coefficient();
      double[] weights = reading.weights(a.left(), a.right());
      for (int k = 1; k <= 4; k++) {
        double factor = sign * weights[k - 1] * a.vertex(k);
        int vertex = a.vertex(k) >= 0 ? k : 5 - k;
        if (factor != 0) {
          addVertex(entries, term.variable(), vertex, factor);
        }
      }
    }
  }

  /** The vertex is the sum of the first steps. */
  private void addVertex(Map<Integer, Double> entries, int variable, int vertex, double factor) {
    int count = triangular && vertex > 2 ? vertex - 1 : vertex;
    for (int step = 0; step < Math.min(count, steps); step++) {
      entries.merge(variable * steps + step, factor, Double::sum);
    }
  }

  /** [variable] at a solution. */
  public List<FuzzyNumber> variables(double[] x) {
    List<FuzzyNumber> found = new ArrayList<>();
    for (int variable = 0; variable < program.variables().size(); variable++) {
      double low = Math.max(0, x[variable * steps]);
      if (program.crisp()) {
        found.add(FuzzyNumber.crisp(low));
        continue;
      }
      double second = low + Math.max(0, x[variable * steps + 1]);
      double third = triangular ? second : second + Math.max(0, x[variable * steps + 2]);
      double high = third + Math.max(0, x[variable * steps + steps - 1]);
      found.add(FuzzyNumber.trapezoid(low, second, third, high));
    }
    return found;
  }
}
