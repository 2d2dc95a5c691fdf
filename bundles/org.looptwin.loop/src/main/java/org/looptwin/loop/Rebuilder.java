package org.looptwin.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerArchive;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.api.Rebuild;
import org.looptwin.forecast.api.Arena;
import org.looptwin.model.home.Home;
import org.looptwin.model.json.CaseShelf;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.Solver;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleLibrary.Compilation;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.twin.api.JournalArchive;
import org.looptwin.uncertainty.api.UncertaintySets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Conductor} over a copied journal, with the old ledger as the script: what was
 * decided from outside is repeated at its offset, everything else is computed again.
 */
@Component
public final class Rebuilder implements Rebuild {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);
  private static final int PIECE = 1_000;

  private final RuleLibrary library;
  private final JournalArchive journals;
  private final LedgerArchive ledgers;
  private final Solvers solvers = new Solvers();
  private final RecordedArena arena;
  private final Tools tools;
  private final LedgerLines record = new LedgerLines();

  @Activate
  public Rebuilder(
      @Reference RuleLibrary library,
      @Reference Arena arena,
      @Reference UncertaintySets sets,
      @Reference Planning planning,
      @Reference Compliance compliance,
      @Reference JournalArchive journals,
      @Reference LedgerArchive ledgers) {
    this.library = library;
    this.journals = journals;
    this.ledgers = ledgers;
    this.arena = new RecordedArena(arena);
    this.tools = new Tools(this.arena, sets, solvers::ranked, planning, compliance);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindSolver(Solver solver, Map<String, Object> properties) {
    solvers.add(solver, properties);
  }

  void unbindSolver(Solver solver) {
    solvers.remove(solver);
  }

  @Override
  public Result rebuild(Case reference, Home from, Home to) {
    if (Files.exists(to.journal()) || Files.exists(to.ledger())) {
      throw new IllegalStateException(
          "%s already has data, expected an empty home.".formatted(to.root()));
    }
    refuseForeign(from);
    long readings = copyJournal(from, to);
    copyContracts(from, to);
    try (DecisionLedger old = ledgers.open(from.ledger());
        DecisionLedger fresh = ledgers.open(to.ledger());
        JournalArchive.Reader journal = journals.open(to.journal())) {
      List<LedgerEntry> script = old.entries();
      long end =
          Math.max(
              Checkpoint.read(Loop.checkpointFile(from)).orElse(Checkpoint.START).offset(),
              script.stream().mapToLong(LedgerEntry::offset).max().orElse(0));
      perform(reference, script, end, journal, fresh, from, to);
      LedgerDifference difference = new LedgerDifference(script, fresh.entries());
      return new Result(
          readings,
          fresh.entries().size(),
          fresh.hash(),
          old.hash(),
          difference.line(),
          difference.words());
    }
  }

  private void refuseForeign(Home from) {
    Set<String> installed =
        solvers.ranked().stream().map(Solver::name).collect(Collectors.toCollection(TreeSet::new));
    try (DecisionLedger old = ledgers.open(from.ledger())) {
      String because = foreign(old.entries(), installed);
      if (!because.isEmpty()) {
        throw new IllegalStateException(because);
      }
    }
  }

  /** The first line that nobody here can come to again; "" when there is none. */
  static String foreign(List<LedgerEntry> script, Set<String> installed) {
    for (LedgerEntry line : script) {
      if (line.body().get("plan") instanceof Map<?, ?> plan
          && plan.get("solver") instanceof Map<?, ?> solver
          && solver.get("name") instanceof String name
          && !installed.contains(name)) {
        return "Ledger line %d was planned by solver %s, expected one of those installed here: %s. A rebuild has no plug-ins, so it cannot come to the same plan; the ledger itself stays valid."
            .formatted(line.number(), name, String.join(", ", installed));
      }
    }
    return "";
  }

  private long copyJournal(Home from, Home to) {
    try (JournalArchive.Reader source = journals.open(from.journal());
        JournalArchive.Writer target = journals.create(to.journal())) {
      long after = 0;
      for (List<JournalEntry> piece = source.read(0, PIECE);
          !piece.isEmpty();
          piece = source.read(after, PIECE)) {
        target.append(piece);
        after = piece.get(piece.size() - 1).offset();
      }
      return after;
    }
  }

  /** The ledger names contracts by their digests; what they say in every state is copied. */
  private static void copyContracts(Home from, Home to) {
    try {
      if (Files.exists(from.contracts())) {
        Files.copy(from.contracts(), to.contracts());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be copied".formatted(from.contracts()), e);
    }
  }

  private void perform(
      Case reference,
      List<LedgerEntry> script,
      long end,
      JournalArchive.Reader journal,
      DecisionLedger fresh,
      Home from,
      Home to) {
    Rerun.Means means =
        new Rerun.Means(
            journal,
            fresh,
            new PlanStore(Loop.plansFolder(to)),
            Loop.checkpointFile(to),
            Clock.systemUTC(),
            tools,
            arena,
            line -> caseOf(line, CaseShelf.of(from), CaseShelf.of(to), reference),
            this::compiled);
    try (Rerun rerun = new Rerun(script, reference, means)) {
      rerun.perform(end);
    }
  }

  /** The case of a line, which the new home keeps too; what is not kept is said. */
  private static Case caseOf(LedgerEntry line, CaseShelf from, CaseShelf to, Case otherwise) {
    Optional<Case> kept = CaseLines.find(line, from);
    if (kept.isEmpty()) {
      LOG.warn(
          "The case of ledger line {} is not kept in data/cases/{}; the present one is used",
          line.number(),
          CaseLines.digest(line));
      return otherwise;
    }
    from.find(CaseLines.digest(line)).ifPresent(folder -> keep(folder, to));
    return kept.get();
  }

  private static void keep(Path folder, CaseShelf shelf) {
    try {
      shelf.take(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The case %s cannot be copied".formatted(folder), e);
    }
  }

  private RuleSet compiled(LedgerEntry entry) {
    Compilation compilation = library.compile(record.ruleFiles(entry));
    if (compilation.rules() == null) {
      throw new IllegalStateException(
          "The rules of ledger line %d do not compile any more: %s"
              .formatted(entry.number(), compilation.problems()));
    }
    return compilation.rules();
  }
}
