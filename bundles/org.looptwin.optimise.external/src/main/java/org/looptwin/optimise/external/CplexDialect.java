package org.looptwin.optimise.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.external.Claim.Verdict;

/**
 * IBM ILOG CPLEX's interactive optimizer, told by {@code -c} what to do, its solution file as its
 * manual's "SOL file format" has it. Statuses by number: 1 and 101 optimal, 102 within the gap; 2
 * and 118 unbounded, 4 and 119 unbounded or infeasible; 3 and 103 infeasible; 11 and 107 stopped by
 * time with a point, 108 without.
 */
final class CplexDialect implements Dialect {
  private static final String ANSWER = "answer.sol";
  private static final Pattern BOUND =
      Pattern.compile("(?m)^Current MIP best bound = +" + Printed.NUMBER + " .*$");

  @Override
  public String name() {
    return "cplex";
  }

  @Override
  public String program() {
    return "cplex";
  }

  @Override
  public int practicalIntegers() {
    return 20_000;
  }

  @Override
  public List<String> versionArguments() {
    return List.of("-c", "quit");
  }

  @Override
  public String beforeVersion() {
    return "Interactive Optimizer";
  }

  @Override
  public List<String> arguments(Path folder, Budget budget) {
    return List.of(
        "-c",
        "set logfile *",
        "read " + folder.resolve(Written.FILE),
        "set threads 1",
        "set randomseed " + Math.floorMod(budget.seed(), 2_000_000_000L),
        "set mip tolerances mipgap " + budget.gap(),
        String.format(Locale.ROOT, "set timelimit %.3f", budget.time().toMillis() / 1e3),
        "optimize",
        "write " + folder.resolve(ANSWER),
        "quit");
  }

  @Override
  public Claim read(Path folder, String log, Written written, Budget budget) throws IOException {
    double bound = written.whole() ? Printed.bound(BOUND, log) : Double.NaN;
    Path answer = folder.resolve(ANSWER);
    if (!Files.exists(answer)) {
      return new Claim(unsaved(log), null, bound, null, null);
    }
    try (InputStream in = Files.newInputStream(answer)) {
      return new Solution(written).read(in, bound);
    } catch (XMLStreamException e) {
      throw new IOException("the solution file is no XML: " + e.getMessage(), e);
    }
  }

  /** Without a point there may be no file; then the log says why. */
  private static Verdict unsaved(String log) {
    if (log.matches("(?is).*(infeasible or unbounded|unbounded or infeasible|unbounded\\.).*")) {
      return Verdict.UNBOUNDED_OR_INFEASIBLE;
    }
    if (log.matches("(?is).*(infeasible\\.|infeasible:).*")) {
      return Verdict.INFEASIBLE;
    }
    return log.contains("Time limit exceeded") ? Verdict.STOPPED : Verdict.UNKNOWN;
  }

  private static Verdict verdict(String number) {
    return switch (number) {
      case "1", "101", "102" -> Verdict.OPTIMAL;
      case "2", "4", "118", "119" -> Verdict.UNBOUNDED_OR_INFEASIBLE;
      case "3", "103" -> Verdict.INFEASIBLE;
      case "11", "107", "108" -> Verdict.STOPPED;
      default -> Verdict.UNKNOWN;
    };
  }

  /** The elements of the file. */
  private static final class Solution {
    private final boolean whole;
    private final double[] x;
    private final double[] duals;
    private final double[] reduced;
    private Verdict verdict = Verdict.UNKNOWN;
    private int values;
    private int prices;

    Solution(Written written) {
      whole = written.whole();
      x = new double[written.columns()];
      duals = new double[written.rows()];
      reduced = new double[written.columns()];
    }

    Claim read(InputStream in, double bound) throws XMLStreamException {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          element(xml);
        }
      }
      boolean point =
          values == x.length && (verdict == Verdict.OPTIMAL || verdict == Verdict.STOPPED);
      boolean priced =
          point && !whole && verdict == Verdict.OPTIMAL && prices == x.length + duals.length;
      Verdict end = verdict == Verdict.OPTIMAL && !point ? Verdict.UNKNOWN : verdict;
      return new Claim(
          end, point ? x : null, bound, priced ? duals : null, priced ? reduced : null);
    }

    private void element(XMLStreamReader xml) {
      switch (xml.getLocalName()) {
        case "header" ->
            verdict = verdict(String.valueOf(xml.getAttributeValue(null, "solutionStatusValue")));
        case "variable" -> {
          values += set(xml, 'c', x, "value");
          prices += set(xml, 'c', reduced, "reducedCost");
        }
        case "constraint" -> prices += set(xml, 'r', duals, "dual");
        default -> {
          // qualities and the like say nothing that is used
        }
      }
    }

    private static int set(XMLStreamReader xml, char letter, double[] to, String attribute) {
      String name = String.valueOf(xml.getAttributeValue(null, "name"));
      String value = xml.getAttributeValue(null, attribute);
      int place = Written.number(name, letter, to.length);
      if (place < 0 || value == null) {
        return 0;
      }
      to[place] = Double.parseDouble(value);
      return 1;
    }
  }
}
