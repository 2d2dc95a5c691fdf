package org.looptwin.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopRate;
import org.looptwin.coordinate.api.LoopRates;
import org.looptwin.history.api.HistoryArchive;
import org.looptwin.history.api.Selection;
import org.looptwin.launch.Levels;
import org.looptwin.model.home.Home;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;

/** Rates of the five actors out of a home's history, without a server. */
final class HomeRates {
  private final Shell shell;
  private final Home home;
  private final Map<SeriesId, TreeMap<LocalDate, double[]>> sums = new HashMap<>();

  HomeRates(Shell shell, Path root) {
    this.shell = shell;
    home = OfflineTwin.existing(root);
    if (!Files.exists(home.history())) {
      throw BadInput.of("%s has no history, expected %s", root, home.history());
    }
  }

  /**
   * @param what the case that the network is of: its folder or name, or a file in its folder
   */
  List<LoopRate> of(String what, LoopData data) {
    shell.services().need(Levels.class).moveTo(Levels.EDGE);
    Path given = Path.of(what).toAbsolutePath();
    Case reference =
        shell
            .cases(home.root())
            .read(Files.isRegularFile(given) ? given.getParent().toString() : what);
    LoopRates rates = shell.services().need(LoopRates.class);
    Set<SeriesId> series = rates.series(reference);
    shell
        .services()
        .need(HistoryArchive.class)
        .export(
            home.history(), new Selection(series::contains, Instant.MIN, Instant.MAX), this::take);
    return rates.of(reference, data, means());
  }

  private void take(JournalEntry entry) {
    double value = entry.reading().value().number();
    if (entry.reading().quality() == Quality.BAD || !Double.isFinite(value)) {
      return;
    }
    TreeMap<LocalDate, double[]> days =
        sums.computeIfAbsent(entry.reading().series(), key -> new TreeMap<>());
    LocalDate day = LocalDate.ofInstant(entry.reading().ts(), ZoneOffset.UTC);
    double[] sum = days.computeIfAbsent(day, key -> new double[2]);
    sum[0] += value;
    sum[1]++;
  }

  /** Of the days up to the newest of any series. */
  private Map<SeriesId, Map<LocalDate, Double>> means() {
    LocalDate newest =
        sums.values().stream().map(TreeMap::lastKey).max(LocalDate::compareTo).orElse(null);
    Map<SeriesId, Map<LocalDate, Double>> means = new HashMap<>();
    sums.forEach(
        (series, days) -> {
          Map<LocalDate, Double> mean = new TreeMap<>();
          days.tailMap(newest.minusDays(LoopRates.DAYS - 1))
              .forEach((day, sum) -> mean.put(day, sum[0] / sum[1]));
          if (!mean.isEmpty()) {
            means.put(series, mean);
          }
        });
    return means;
  }
}
