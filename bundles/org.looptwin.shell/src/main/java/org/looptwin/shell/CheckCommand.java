package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin check}: the policy packs of a case on a plan or on a home's twin. */
@Command(
    name = "check",
    description =
        "Checks a plan, or a home's twin, against the case's policy packs; exit 3 on a breach.")
final class CheckCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "CASE",
      description = "A case folder, or the name of a case.")
  private String caseName;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "A plan.json; without it the plan with existing sites is made and checked.")
  private Path planFile;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Check this home's twin; with --plan both, without it the twin alone.")
  private Path home;

  @Option(names = "--on", paramLabel = "DATE", description = "Default: the plan's first month.")
  private String on;

  @Option(names = "--pack", paramLabel = "ID", description = "One pack only.")
  private String pack;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Mixin private RemoteOptions remote = new RemoteOptions();

  CheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (remote.given()) {
      return remotely();
    }
    if (caseName == null) {
      throw BadInput.of("check lacks a case, expected CASE or the --url of a server");
    }
    Case reference = shell.cases(home).read(caseName);
    LocalDate date = date(reference);
    List<CompliancePolicy> policies = policies(reference);
    Evidence evidence = new Evidence(reference, plan(reference), twin(reference));
    List<Finding> findings =
        policies.stream().flatMap(policy -> policy.assess(evidence, date).stream()).toList();
    print(findings, "on " + date);
    return exitCode(findings);
  }

  private int remotely() {
    remote.refuse("CASE", caseName);
    remote.refuse("--plan", planFile);
    remote.refuse("--home", home);
    remote.refuse("--on", on);
    List<Finding> findings = new RemoteCheck(remote.server()).findings(pack);
    print(findings, "on the plan in force and the twin as it is");
    return exitCode(findings);
  }

  private static int exitCode(List<Finding> findings) {
    return findings.stream().anyMatch(f -> f.state() == FindingState.BREACHED)
        ? Exit.BREACHED
        : Exit.DONE;
  }

  private LocalDate date(Case reference) {
    try {
      return on == null ? reference.firstMonth().atDay(1) : LocalDate.parse(on);
    } catch (DateTimeParseException e) {
      throw BadInput.of("--on is '%s', expected a date such as 2027-12-31", on);
    }
  }

  private List<CompliancePolicy> policies(Case reference) {
    Compliance compliance = shell.services().need(Compliance.class);
    List<CompliancePolicy> known = compliance.policies(reference);
    if (pack == null) {
      return known;
    }
    return known.stream()
        .filter(policy -> policy.id().equals(pack))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                BadInput.of(
                    "--pack is '%s', expected one of %s",
                    pack, String.join(", ", known.stream().map(CompliancePolicy::id).toList())));
  }

  private Plan plan(Case reference) {
    if (planFile != null) {
      EarlierPlan made = EarlierPlan.read("--plan", planFile);
      made.of(reference);
      return made.plan();
    }
    if (home != null) {
      return null;
    }
    PlanningProblem problem =
        PlanningProblem.of(reference).with(Sites.fixed(reference.initialState().openRecyclers()));
    Solver solver =
        shell.services().all(Solver.class).stream()
            .filter(s -> s.accepts(problem))
            .findFirst()
            .orElseThrow(() -> new Failure("no solver takes this case"));
    shell.console().note("no --plan: checking the plan with existing sites");
    Answer answer = solver.solve(problem, new Budget(Duration.ofMinutes(2), 1e-3, 1), Watch.NONE);
    return answer.read(
        solved -> solved.plan(),
        late -> late.best(),
        none -> null,
        bad -> {
          throw new Failure(bad.because());
        });
  }

  private TwinSnapshot twin(Case reference) {
    return home == null
        ? TwinSnapshot.empty(reference.name())
        : new OfflineTwin(shell).snapshot(home, reference.name(), null);
  }

  private void print(List<Finding> findings, String heading) {
    if (json) {
      ArrayNode all = new ObjectMapper().createArrayNode();
      findings.forEach(finding -> all.add(new ModelJson().tree(finding)));
      shell.console().out().println(all);
      return;
    }
    shell.console().say("%s", heading);
    for (Finding finding : findings) {
      shell
          .console()
          .say(
              "%-14s %-24s %-8s %s (%s)",
              finding.state(),
              finding.policy() + "/" + finding.rule(),
              finding.subject(),
              finding.sentence(),
              finding.legalBasis());
    }
  }
}
