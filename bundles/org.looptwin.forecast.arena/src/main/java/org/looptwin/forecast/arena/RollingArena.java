package org.looptwin.forecast.arena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.ForecastListener;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The arena: rolling origins, a gate, a mix, conformal quantiles; the README has the equations.
 *
 * <p><b>Threads:</b> any; members run on the arena's own threads.
 *
 * <p><b>Determinism:</b> equal history, horizon, seed and members give equal bits, unless a member
 * is late, which the outlook says.
 */
@Component(immediate = true)
@Designate(ocd = Settings.class)
public final class RollingArena implements Arena {
  private static final int THREADS = 64;

  private final Settings settings;
  private final Roster roster;
  private final Listeners listeners = new Listeners();
  private final OutlookCache cache;
  private final ExecutorService executor;

  @Activate
  public RollingArena(Settings settings) {
    this(settings, threads());
  }

  RollingArena(Settings settings, ExecutorService executor) {
    this.settings = settings;
    this.roster = new Roster(settings);
    this.cache = new OutlookCache(settings.cachedOutlooks());
    this.executor = executor;
  }

  private static ExecutorService threads() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        THREADS,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "forecaster-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  @Reference(
      name = "forecaster",
      target = "(!(forecast.patient=true))",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "leave")
  void join(Forecaster forecaster, Map<String, Object> properties) {
    roster.add(forecaster, properties.get("service.ranking") instanceof Integer rank ? rank : 0);
  }

  void leave(Forecaster forecaster) {
    roster.remove(forecaster);
  }

  @Reference(
      name = "listener",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "ignore")
  void tell(ForecastListener listener) {
    listeners.add(listener);
  }

  void ignore(ForecastListener listener) {
    listeners.remove(listener);
  }

  @Override
  public Outlook forecast(SeriesHistory history, int horizon, long seed, Heard heard) {
    Outlook outlook = rehearse(history, horizon, seed, heard);
    listeners.tell(history, horizon, seed, outlook);
    return outlook;
  }

  @Override
  public Outlook rehearse(SeriesHistory history, int horizon, long seed, Heard heard) {
    Roster.Present present = roster.present();
    OutlookCache.Key key =
        new OutlookCache.Key(history, horizon, seed, heard, present.generation());
    return cache.get(key).orElseGet(() -> compute(key, present.members()));
  }

  private Outlook compute(OutlookCache.Key key, List<Member> members) {
    int window = settings.origins();
    Question question =
        Question.of(key.history(), key.horizon(), key.seed(), 2 * window + key.horizon() - 1);
    Heard heard = key.heard();
    Round round =
        Round.of(executor, members, heard, question, deadline(heard, settings.deadlineMs()));
    Contest contest = new Contest(question, round.answers(), window, settings.shrinkage());
    List<String> passedOver =
        heard.who() == Heard.Who.NAMED ? heard.passedOver() : round.passedOver();
    Outlook outlook = outlook(question, contest, List.copyOf(round.answers().keySet()), passedOver);
    if (round.passedOver().isEmpty()) {
      cache.put(key, outlook);
    }
    return outlook;
  }

  private long deadline(Heard heard, long asked) {
    return heard.patient() ? settings.trainingDeadlineMs() + asked : asked;
  }

  private static Outlook outlook(
      Question question, Contest contest, List<String> heard, List<String> passedOver) {
    SeriesHistory history = question.history();
    Quantiles quantiles = new Quantiles(question, contest);
    List<String> notes = new ArrayList<>(contest.notes());
    notes.addAll(quantiles.notes());
    return new Outlook(
        history.target(),
        contest.label(),
        new MonthlySeries(history.values().end(), contest.path()),
        quantiles.paths(),
        Arrays.stream(contest.residuals(1)).boxed().toList(),
        notes,
        heard,
        passedOver);
  }

  @Override
  public List<Standing> leaderboard(
      SeriesHistory history, int horizon, int origins, long seed, Heard heard) {
    Question question =
        Question.of(history, horizon, seed, origins + settings.origins() + horizon - 1);
    List<Member> members = roster.present().members();
    long deadlineMs = deadline(heard, settings.leaderboardDeadlineMs());
    Round round = Round.of(executor, members, heard, question, deadlineMs);
    Contest contest =
        new Contest(question, round.answers(), settings.origins(), settings.shrinkage());
    return new Leaderboard(question, origins).of(round.answers(), contest);
  }

  @Override
  public Influences influences(SeriesHistory history, int horizon, long seed, Heard heard) {
    int window = settings.origins();
    Question question = Question.of(history, horizon, seed, 2 * window + horizon - 1);
    List<Member> members = roster.present().members();
    Round round =
        Round.of(executor, members, heard, question, deadline(heard, settings.deadlineMs()));
    Contest contest = new Contest(question, round.answers(), window, settings.shrinkage());
    return new NewestMonth(question, contest.weights(), members).influences();
  }

  @Deactivate
  void stop() {
    executor.shutdownNow();
  }
}
