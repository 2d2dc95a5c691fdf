package org.looptwin.optimise.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.looptwin.optimise.api.LpTokens.Kind;
import org.looptwin.optimise.api.LpTokens.Token;

/** CPLEX LP, statement by statement. */
final class LpParser {
  private static final Set<String> INFINITE = Set.of("inf", "infinity", "infin");

  private final LpTokens tokens;
  private final FileModel model;
  private final Set<String> rowNames = new HashSet<>();

  LpParser(BufferedReader in, String file) {
    this.tokens = new LpTokens(in, file);
    this.model = new FileModel(file);
  }

  ModelReader.ReadModel read() throws IOException {
    Token start = tokens.next();
    if (start.kind() != Kind.SECTION || !start.text().startsWith("m")) {
      throw unexpected(start, "minimize or maximize");
    }
    model.maximised(start.text().startsWith("max"));
    objective();
    Token section = tokens.next();
    if (section.kind() != Kind.SECTION || !section.text().startsWith("s")) {
      throw unexpected(section, "subject to");
    }
    while (section.kind() != Kind.END) {
      section(section);
      section = tokens.next();
      if (section.kind() != Kind.SECTION && section.kind() != Kind.END) {
        throw unexpected(section, "a new section");
      }
    }
    return model.result();
  }

  private void section(Token section) throws IOException {
    switch (section.text()) {
      case "subject to", "such that", "st", "st.", "s.t." -> statements(this::constraint);
      case "bounds", "bound" -> statements(this::bound);
      case "general", "generals", "gen", "integer", "integers", "int" ->
          statements(() -> column().whole());
      case "binary", "binaries", "bin" -> statements(() -> column().binary());
      default ->
          throw tokens.wrong(
              section.line(),
              "section " + section.text(),
              "subject to, bounds, general, binary or end");
    }
  }

  private void statements(Statement statement) throws IOException {
    while (tokens.peek(0).kind() != Kind.SECTION && tokens.peek(0).kind() != Kind.END) {
      statement.read();
    }
  }

  private void objective() throws IOException {
    label();
    Expression costs = expression();
    costs.terms.forEach((column, cost) -> column.cost = cost);
    model.constant(costs.constant);
  }

  /** The label of a statement, or null. */
  private String label() throws IOException {
    if (tokens.peek(0).kind() == Kind.NAME && tokens.peek(1).kind() == Kind.COLON) {
      String label = tokens.next().text();
      tokens.next();
      return label;
    }
    return null;
  }

  /**
   * {@code [name:] expression relation number} or {@code [name:] number relation expression ...}.
   */
  private void constraint() throws IOException {
    int line = tokens.peek(0).line();
    String label = label();
    String name = label == null ? "R" + (rowNames.size() + 1) : label;
    if (!rowNames.add(name)) {
      throw tokens.wrong(line, "row " + name + " a second time", "names that differ");
    }
    Interval interval = new Interval();
    if (plainNumber()) {
      double side = side();
      interval.narrow(mirrored(relation()), side);
    }
    Expression expression = expression();
    if (expression.terms.isEmpty()) {
      throw unexpected(tokens.peek(0), "a term such as 3 x");
    }
    if (tokens.peek(0).kind() == Kind.RELATION) {
      String relation = relation();
      interval.narrow(relation, side());
    } else if (!interval.set) {
      throw unexpected(tokens.peek(0), "<=, >= or =");
    }
    FileModel.Row row =
        model.row(
            line, name, interval.low - expression.constant, interval.high - expression.constant);
    expression.terms.forEach(row.entries::put);
  }

  private void bound() throws IOException {
    Token first = tokens.peek(0);
    if (first.kind() == Kind.NAME && !infinite(first)) {
      FileModel.Column column = column();
      if (tokens.peek(0).kind() == Kind.NAME
          && tokens.peek(0).text().equalsIgnoreCase("free")
          && tokens.peek(1).kind() != Kind.RELATION) {
        tokens.next();
        column.between(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, first.line());
        return;
      }
      bound(column, relation(), side(), first.line());
      return;
    }
    double side = side();
    String relation = mirrored(relation());
    FileModel.Column column = column();
    bound(column, relation, side, first.line());
    if (tokens.peek(0).kind() == Kind.RELATION) {
      bound(column, relation(), side(), first.line());
    }
  }

  private static void bound(FileModel.Column column, String relation, double side, int line) {
    if (!relation.equals("<")) {
      column.low(side, line);
    }
    if (!relation.equals(">")) {
      column.high(side, line);
    }
  }

  private FileModel.Column column() throws IOException {
    Token name = tokens.next();
    if (name.kind() != Kind.NAME) {
      throw unexpected(name, "the name of a column");
    }
    return model.column(name.text());
  }

  private String relation() throws IOException {
    Token relation = tokens.next();
    if (relation.kind() != Kind.RELATION) {
      throw unexpected(relation, "<=, >= or =");
    }
    return relation.text();
  }

  private static String mirrored(String relation) {
    return switch (relation) {
      case "<" -> ">";
      case ">" -> "<";
      default -> relation;
    };
  }

  /** Whether a signed number and then a relation follow. */
  private boolean plainNumber() throws IOException {
    int place = 0;
    while (tokens.peek(place).kind() == Kind.SIGN) {
      place++;
    }
    Token token = tokens.peek(place);
    return (token.kind() == Kind.NUMBER || infinite(token))
        && tokens.peek(place + 1).kind() == Kind.RELATION;
  }

  private static boolean infinite(Token token) {
    return token.kind() == Kind.NAME
        && INFINITE.contains(token.text().toLowerCase(java.util.Locale.ROOT));
  }

  private double sign() throws IOException {
    double sign = 1;
    while (tokens.peek(0).kind() == Kind.SIGN) {
      sign *= tokens.next().text().equals("-") ? -1 : 1;
    }
    return sign;
  }

  /** A signed number; 1e20 and more is infinite. */
  private double side() throws IOException {
    double sign = sign();
    Token token = tokens.next();
    if (token.kind() != Kind.NUMBER && !infinite(token)) {
      throw unexpected(token, "a number");
    }
    return FileModel.side(sign * (infinite(token) ? Double.POSITIVE_INFINITY : token.value()));
  }

  /** Terms and constants up to what can be neither. */
  private Expression expression() throws IOException {
    Expression expression = new Expression();
    boolean first = true;
    while (first || tokens.peek(0).kind() == Kind.SIGN) {
      Token start = tokens.peek(0);
      if (first && start.kind() != Kind.SIGN && start.kind() != Kind.NUMBER && !name(0)) {
        return expression;
      }
      double factor = sign();
      Token token = tokens.peek(0);
      if (token.kind() == Kind.NUMBER) {
        factor *= tokens.next().value();
      } else if (token.kind() != Kind.NAME) {
        throw unexpected(token, "a term such as 3 x");
      }
      if (!Double.isFinite(factor)) {
        throw unexpected(token, "a finite number");
      }
      if (name(0) && !(token.kind() == Kind.NUMBER && nextStatement(token))) {
        expression.terms.merge(column(), factor, Double::sum);
      } else {
        expression.constant += factor;
      }
      first = false;
    }
    return expression;
  }

  private boolean name(int place) throws IOException {
    return tokens.peek(place).kind() == Kind.NAME;
  }

  /** Whether a name after a number is the label of the next statement. */
  private boolean nextStatement(Token number) throws IOException {
    return tokens.peek(0).line() > number.line() && tokens.peek(1).kind() == Kind.COLON;
  }

  private IllegalArgumentException unexpected(Token token, String expected) {
    String what = token.kind() == Kind.END ? token.text() : "'" + token.text() + "'";
    return tokens.wrong(token.line(), what, expected);
  }

  /** Reads one statement. */
  private interface Statement {
    void read() throws IOException;
  }

  /** Terms by column, and what has none. */
  private static final class Expression {
    private final Map<FileModel.Column, Double> terms = new LinkedHashMap<>();
    private double constant;
  }

  /** What relations leave of the numbers. */
  private static final class Interval {
    private double low = Double.NEGATIVE_INFINITY;
    private double high = Double.POSITIVE_INFINITY;
    private boolean set;

    void narrow(String relation, double side) {
      set = true;
      if (!relation.equals("<")) {
        low = Math.max(low, side);
      }
      if (!relation.equals(">")) {
        high = Math.min(high, side);
      }
    }
  }
}
