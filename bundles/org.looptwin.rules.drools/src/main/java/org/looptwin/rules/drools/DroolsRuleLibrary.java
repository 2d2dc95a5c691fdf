package org.looptwin.rules.drools;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.looptwin.forecast.api.TelemetryForecasts;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleProblem;
import org.looptwin.rules.api.RuleSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of all active pack bundles and of the home. On a server they are compiled while the
 * rest starts, else when they are first asked for; from then on every change is compiled, tested
 * and put in force, or refused.
 *
 * <p><b>Threads:</b> safe; one change at a time.
 */
@Component(service = {RuleLibrary.class, HomeShelf.class})
public final class DroolsRuleLibrary
    implements RuleLibrary, HomeShelf, BundleTrackerCustomizer<Pack> {
  private static final Logger LOG = LoggerFactory.getLogger(DroolsRuleLibrary.class);

  /** A bundle that is updated goes and comes; one compilation is enough for both. */
  private static final long SETTLE_MS = 200;

  private final GuardedCompiler compiler;
  private final Workshop workshop;
  private final Object making = new Object();
  private final Map<String, Pack> packs = new TreeMap<>();
  private final ScheduledExecutorService executor;
  private BundleTracker<Pack> tracker;
  private List<RuleFile> home = List.of();
  private ScheduledFuture<?> settling;
  private boolean serving;
  private volatile CompiledRules current;
  private volatile List<RuleProblem> problems = List.of();

  private volatile TelemetryForecasts forecasts;

  @Activate
  public DroolsRuleLibrary(BundleContext context) {
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "looptwin-rules");
              thread.setDaemon(true);
              return thread;
            });
    this.compiler = new GuardedCompiler(GuardedCompiler.LIMIT, new Foresight(() -> forecasts));
    this.workshop = new Workshop(compiler, new Trial(Trial.LIMIT));
    tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
    tracker.open();
  }

  /**
   * One whose rules see no forecasts but those that are bound.
   *
   * @param limit how long a scenario may take
   * @param compileLimit how long a compilation may take
   */
  DroolsRuleLibrary(ScheduledExecutorService executor, Duration limit, Duration compileLimit) {
    this.executor = executor;
    this.compiler = new GuardedCompiler(compileLimit, new Foresight(() -> forecasts));
    this.workshop = new Workshop(compiler, new Trial(limit));
  }

  /** Rules work without. Those that look at forecasts are made again when somebody makes some. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindForecasts(TelemetryForecasts come) {
    forecasts = come;
    settle();
  }

  void unbindForecasts(TelemetryForecasts gone) {
    if (forecasts == gone) {
      forecasts = null; // sessions keep theirs until they are opened again
    }
  }

  @Deactivate
  void close() {
    if (tracker != null) {
      tracker.close();
    }
    executor.shutdownNow();
  }

  @Override
  public RuleSet current() {
    CompiledRules rules = current;
    return rules != null ? rules : first();
  }

  private RuleSet first() {
    synchronized (making) {
      if (current == null) {
        make();
      }
      return current;
    }
  }

  private void make() {
    synchronized (making) {
      CompiledRules before = current;
      Workshop.Product product = workshop.make(shelf(), before);
      tell(product.problems());
      problems = product.problems();
      current = product.rules();
      if (current != before) {
        LOG.info(
            "Rules {} in force: {} rules of {} files",
            current.version(),
            current.ruleNames().size(),
            current.files().size());
      }
    }
  }

  private void warmUp() {
    if (!executor.isShutdown()) {
      executor.schedule(new WarmUp(compiler, this), WarmUp.AFTER_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** One line for a file, and none again for what is known. */
  private void tell(List<RuleProblem> found) {
    Map<String, List<RuleProblem>> byFile =
        found.stream()
            .filter(problem -> !problems.contains(problem))
            .collect(Collectors.groupingBy(RuleProblem::file, TreeMap::new, Collectors.toList()));
    byFile.forEach(
        (file, theirs) -> {
          String more = theirs.size() == 1 ? "" : " (and " + (theirs.size() - 1) + " more)";
          LOG.error("Rules refused: {}{}", theirs.get(0), more);
        });
  }

  private synchronized Shelf shelf() {
    return new Shelf(List.copyOf(packs.values()), home);
  }

  @Override
  public List<RuleProblem> problems() {
    return problems;
  }

  @Override
  public Compilation compile(List<RuleFile> files) {
    try {
      return compiler.compile(files);
    } catch (EndlessCompilation e) {
      String name = e.file().map(RuleFile::name).orElse(files.get(files.size() - 1).name());
      return new Compilation(null, List.of(new RuleProblem(name, 1, e.getMessage())));
    }
  }

  @Override
  public List<ScenarioResult> test(String filter) {
    ScenarioRun run = new ScenarioRun((CompiledRules) current(), false);
    List<ScenarioResult> results = new ArrayList<>();
    for (Pack pack : shelf().packs()) {
      pack.scenarios()
          .forEach(
              (name, text) -> {
                if (filter == null || (pack.name() + "/" + name).contains(filter)) {
                  results.add(run.run(pack.name(), name, text));
                }
              });
    }
    return results;
  }

  @Override
  public List<RuleProblem> put(List<RuleFile> files) {
    synchronized (this) {
      home = List.copyOf(files);
      if (!serving) {
        serving = true;
        warmUp();
      }
    }
    if (current == null) {
      settle();
      return problems;
    }
    settled();
    return problems;
  }

  @Override
  public Pack addingBundle(Bundle bundle, BundleEvent event) {
    if (bundle.getHeaders("").get(Pack.HEADER) == null) {
      return null;
    }
    Pack pack = PackReader.read(bundle);
    add(pack);
    return pack;
  }

  @Override
  public void modifiedBundle(Bundle bundle, BundleEvent event, Pack pack) {
    // a pack is read when its bundle becomes active
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, Pack pack) {
    synchronized (this) {
      packs.remove(pack.name(), pack);
    }
    settle();
  }

  void add(Pack pack) {
    compiler.learn(pack.compiled());
    synchronized (this) {
      packs.put(pack.name(), pack);
    }
    settle();
  }

  private synchronized void settle() {
    if (current == null && !serving || executor.isShutdown()) {
      return;
    }
    if (settling != null) {
      settling.cancel(false);
    }
    settling = executor.schedule(this::settled, SETTLE_MS, TimeUnit.MILLISECONDS);
  }

  private void settled() {
    try {
      make();
    } catch (CancellationException e) {
      LOG.debug("The server stops while rules are tried.", e);
    } catch (RuntimeException e) {
      LOG.error("The rules could not be compiled; the old ones stay in force.", e);
    }
  }
}
