package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.Tournament;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.shell.forecast.CaseTargets;
import org.looptwin.shell.forecast.EarlyWarnings;
import org.looptwin.shell.forecast.ForecastReport;
import org.looptwin.shell.forecast.Frequency;
import org.looptwin.shell.forecast.KeptReport;
import org.looptwin.shell.forecast.SeriesFile;
import org.looptwin.shell.forecast.StressReport;
import org.looptwin.shell.forecast.UnreadableSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin forecast}: fits, tries on past origins, forecasts. */
@Command(
    name = "forecast",
    description = "Forecasts a case or the series of a file, and how good each forecaster is.")
final class ForecastCommand implements Callable<Integer> {
  private static final int MOST_STEPS = 1000;

  /** Study A's alarm, three weeks before the strike of 2023. */
  private static final double ALARM_P = 0.15;

  private static final String PUBLISHED =
      "study A published for its network, one month ahead and without a naive ratio: MAE 0.0082 for"
          + " the disruption probability, 4.2 EUR/t for carbon (theirs, on data not released)";

  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "CASE|FILE.csv",
      description = "A case, or a CSV file with the columns series,time,value.")
  private String source;

  @Option(
      names = "--series",
      split = ",",
      paramLabel = "NAME",
      description = "Only these, e.g. carbon, recovery, p:S01, p:SUEZ, demand:V01, returns:V01.")
  private List<String> names = List.of();

  @Option(names = "--freq", description = "Of a file: Y, Q, M, W, D or H (default: M).")
  private Frequency frequency;

  @Option(
      names = "--season",
      paramLabel = "N",
      description = "Of a file: steps in a season, 1 for none (default: Q 4, M 12, H 24, else 1).")
  private Integer season;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description = "Steps ahead (default: Y 6, Q 8, M 12, W 13, D 14, H 48).")
  private Integer horizon;

  @Option(
      names = "--origins",
      paramLabel = "N",
      description = "Past origins to try (default: 24 for few series, 3 for many).")
  private Integer origins;

  @Option(
      names = "--above",
      paramLabel = "X",
      description = "Also score the probability of a value above this (Brier).")
  private Double above;

  @Option(
      names = "--members",
      split = ",",
      paramLabel = "NAME",
      description = "Who is asked (default: all that need no long training).")
  private List<String> members = List.of();

  @Option(
      names = "--stress",
      paramLabel = "P",
      description =
          "Of a case: the corner that carbon and the two largest critical suppliers, or the"
              + " --series, exceed in one month with this probability; with --out a what-if for"
              + " looptwin plan.")
  private Double stress;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "In place of a case: what the server of this home has forecast, and what came of it.")
  private Path home;

  @Option(names = "--seed", defaultValue = "1", description = "For members that draw.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write series,step,mean,q10,q50,q90 beyond the end of each series.")
  private Path out;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  ForecastCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    if (home != null) {
      return kept();
    }
    boolean file = source.endsWith(".csv") || Files.isRegularFile(Path.of(source));
    if (stress != null) {
      return stressed(file);
    }
    Map<String, List<SeriesHistory>> groups = file ? fromFile() : fromCase();
    Tournament tournament = shell.services().need(Tournament.class);
    int series = groups.values().stream().mapToInt(List::size).max().orElse(1);
    int steps = horizon == null ? frequency().horizon() : horizon;
    int scored = origins == null ? TriedOrigins.of(file, series, steps) : origins;
    double level = above == null ? Double.NaN : above;
    Tournament.Rules rules = new Tournament.Rules(steps, scored, seed, heard(), level);
    ForecastReport report = new ForecastReport(source, steps, scored, level);
    for (Map.Entry<String, List<SeriesHistory>> group : groups.entrySet()) {
      report.add(group.getKey(), play(tournament, group.getKey(), group.getValue(), rules));
    }
    if (!file) {
      report.verdicts();
      warnings(groups, report);
      report.note(PUBLISHED);
    }
    print(report);
    return Exit.DONE;
  }

  /** Whether a high probability of disruption would have been seen coming. */
  private void warnings(Map<String, List<SeriesHistory>> groups, ForecastReport report) {
    EarlyWarnings warnings =
        new EarlyWarnings(
            shell.services().need(Arena.class),
            above == null ? ALARM_P : above,
            TriedOrigins.TEST_MONTHS,
            seed);
    groups
        .values()
        .forEach(
            group ->
                group.stream()
                    .filter(each -> each.target().startsWith("p:"))
                    .forEach(warnings::add));
    if (!warnings.empty()) {
      report.warn(warnings);
    }
  }

  private int show(List<String> lines, JsonNode document) {
    List<?> shown = json ? List.of(document) : lines;
    shown.forEach(shell.console().out()::println);
    return Exit.DONE;
  }

  private int kept() {
    KeptReport report = new KeptForecasts(shell.services()).of(home, names);
    return show(report.lines(), report.tree());
  }

  private int stressed(boolean file) throws IOException {
    if (file) {
      throw BadInput.of("--stress is for a case, expected a case in place of %s", source);
    }
    CaseTargets targets = new CaseTargets(shell.cases(null).read(source));
    StressReport report = new JointStress(shell.services()).of(targets, names, stress, seed);
    if (out != null) {
      JointStress.write(report, out);
    }
    return show(report.lines(), report.tree());
  }

  private void checkOptions() {
    if ((source == null) == (home == null)) {
      throw BadInput.of(
          source == null
              ? "nothing to forecast is named, expected a case, a CSV file or --home DIR"
              : "--home stands beside %s, expected one of both".formatted(source));
    }
    if (home != null && (stress != null || out != null || tournament())) {
      throw BadInput.of(
          "--home goes with --series and --json alone, expected no other option beside it");
    }
    if (stress != null && tournament()) {
      throw BadInput.of(
          "--stress goes with --series, --seed, --out and --json alone, expected no other option"
              + " beside it");
    }
    if (above != null && !Double.isFinite(above)) {
      throw BadInput.of("--above is %s, expected a number such as 0.3", above);
    }
    within("--horizon", horizon, 1, MOST_STEPS);
    within("--origins", origins, 1, MOST_STEPS);
    within("--season", season, 1, MOST_STEPS);
    if (out != null && Files.isDirectory(out)) {
      throw BadInput.of("--out %s is a folder, expected a file to write", out);
    }
    if (out != null && !Files.isDirectory(out.toAbsolutePath().normalize().getParent())) {
      throw BadInput.of("--out %s lies in no folder, expected one that is there", out);
    }
  }

  /** Whether something is given that only forecasts heed. */
  private boolean tournament() {
    return horizon != null
        || origins != null
        || frequency != null
        || season != null
        || !members.isEmpty()
        || above != null;
  }

  private static void within(String option, Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw BadInput.of("%s is %d, expected %d to %d", option, value, least, most);
    }
  }

  private Frequency frequency() {
    return frequency == null ? Frequency.M : frequency;
  }

  private Map<String, List<SeriesHistory>> fromFile() {
    List<SeriesHistory> all;
    try {
      all =
          SeriesFile.read(
              Path.of(source), frequency(), season == null ? frequency().season() : season);
    } catch (UnreadableSeries e) {
      throw new BadInput(e.getMessage());
    }
    if (names.isEmpty()) {
      return Map.of(source, all);
    }
    List<SeriesHistory> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          all.stream()
              .filter(each -> each.target().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      BadInput.of(
                          "--series is '%s', expected one of the %d in %s, such as %s",
                          name, all.size(), source, all.get(0).target())));
    }
    return Map.of(source, chosen);
  }

  private Map<String, List<SeriesHistory>> fromCase() {
    if (frequency != null && frequency != Frequency.M || season != null && season != 12) {
      throw BadInput.of(
          "--freq and --season are for files, expected none: a case is monthly with a season of 12");
    }
    CaseTargets targets = new CaseTargets(shell.cases(null).read(source));
    if (names.isEmpty()) {
      return targets.groups();
    }
    Map<String, List<SeriesHistory>> chosen = new LinkedHashMap<>();
    for (String name : names) {
      chosen.put(
          name,
          List.of(targets.target(name).orElseThrow(() -> new BadInput(targets.refusal(name)))));
    }
    return chosen;
  }

  private Heard heard() {
    List<Forecaster> present = shell.services().all(Forecaster.class);
    TreeSet<String> known = new TreeSet<>();
    TreeSet<String> asked = new TreeSet<>(members);
    for (Forecaster forecaster : present) {
      known.add(forecaster.name());
      if (members.isEmpty() && !forecaster.heavy()) {
        asked.add(forecaster.name());
      }
    }
    for (String name : members) {
      if (!known.contains(name)) {
        throw BadInput.of(
            "--members names '%s', expected some of %s", name, String.join(", ", known));
      }
    }
    return Heard.exactly(asked, List.of());
  }

  private org.looptwin.forecast.api.TournamentResult play(
      Tournament tournament, String group, List<SeriesHistory> series, Tournament.Rules rules) {
    boolean terminal = System.console() != null;
    try {
      return tournament.play(
          series,
          rules,
          new Tournament.Watch() {
            @Override
            public void tried(int done, int of) {
              if (terminal && (done % 100 == 0 || of < 100 && done == of)) {
                shell.console().note("%s: %d of %d series tried", group, done, of);
              }
            }

            @Override
            public boolean cancelled() {
              return shell.stopping();
            }
          });
    } catch (CancellationException e) {
      throw new Failure("the forecast was cancelled");
    }
  }

  private void print(ForecastReport report) {
    if (out != null) {
      try {
        Files.writeString(out, String.join("\n", report.csv()) + "\n");
      } catch (IOException e) {
        throw new Failure("the forecasts cannot be written to %s: %s".formatted(out, e));
      }
    }
    show(report.lines(), report.tree());
  }
}
