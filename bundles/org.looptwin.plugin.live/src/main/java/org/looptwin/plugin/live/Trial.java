package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.looptwin.plugin.api.Check;
import org.looptwin.plugin.api.Contract;
import org.looptwin.plugin.api.Verification.Line;
import org.looptwin.plugin.live.Protocol.Interrupted;
import org.looptwin.plugin.live.Protocol.Rejected;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One JAR on trial: from its manifest to the last promise of its contracts. */
final class Trial {
  private static final Duration CHECK = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

  private final Trials trials;
  private final Path jar;
  private final boolean passedBefore;
  private final Protocol protocol = new Protocol();
  private JarFacts facts;

  Trial(Trials trials, Path jar) {
    this(trials, jar, false);
  }

  /**
   * @param passedBefore whether these bytes have kept the contracts already, which are not tried
   *     again then
   */
  Trial(Trials trials, Path jar, boolean passedBefore) {
    this.trials = trials;
    this.passedBefore = passedBefore;
    this.jar = jar;
  }

  List<Line> lines() {
    return protocol.lines();
  }

  /** What the JAR says of itself; as far as that is known. */
  JarFacts facts() {
    return facts == null ? new JarFacts(jar.getFileName().toString(), java.util.Map.of()) : facts;
  }

  /**
   * Tries everything. What comes back is installed and started; it is used by nobody yet.
   *
   * @throws Rejected when a promise is broken; then nothing of it is left
   * @throws Interrupted when the server stops or the caller is interrupted; nothing is left either
   */
  Candidate run() throws Rejected, Interrupted {
    try {
      return tried();
    } catch (Rejected e) {
      throw unlessInterrupted(e);
    } catch (RuntimeException | LinkageError e) { // whatever an odd JAR brings about
      LOG.debug("The trial of {} ended with", jar, e);
      throw unlessInterrupted(protocol.broken("trial", "it can be tried", e.toString()));
    }
  }

  private Rejected unlessInterrupted(Rejected broken) throws Interrupted {
    if (Thread.currentThread().isInterrupted() || trials.closing()) {
      throw new Interrupted(broken);
    }
    return broken;
  }

  private Candidate tried() throws Rejected {
    manifest();
    Bundle bundle = installed();
    PluginThreads threads = new PluginThreads(facts.name());
    boolean passed = false;
    try {
      protocol.note("bundle", "it resolves and starts", trials.installer().start(bundle, threads));
      Candidate candidate = gathered(facts.name(), facts.version(), bundle, threads);
      for (Provided<?> service : passedBefore ? List.<Provided<?>>of() : candidate.services()) {
        contracts(service);
      }
      passed = true;
      return candidate;
    } finally {
      if (!passed) {
        trials.installer().uninstall(bundle, threads);
      }
    }
  }

  /** The same version after it has registered something anew. */
  Candidate again(Candidate before) throws Rejected, Interrupted {
    try {
      return gathered(before.name(), before.version(), before.bundle(), before.threads());
    } catch (Rejected e) {
      throw unlessInterrupted(e);
    }
  }

  private Candidate gathered(String name, String version, Bundle bundle, PluginThreads threads)
      throws Rejected {
    protocol.note("bundle", "its components get what they need", trials.wanting(bundle));
    List<ServiceReference<?>> references = ServicesOf.guarded(bundle);
    List<Provided<?>> services = new ServicesOf(trials, protocol).of(bundle, threads);
    return new Candidate(name, version, bundle, threads, references, services);
  }

  private void manifest() throws Rejected {
    try {
      facts = JarFacts.read(jar);
    } catch (IOException e) {
      protocol.note(
          "manifest",
          "it is a JAR",
          "%s is no JAR: %s".formatted(jar.getFileName(), e.getMessage()));
    }
    ManifestChecks checks = new ManifestChecks(trials.offered());
    protocol.note("manifest", "it is a bundle that minds its own business", checks.bundle(facts));
    protocol.note("manifest", "it is built for this server's API", checks.versions(facts));
  }

  private Bundle installed() throws Rejected {
    try {
      return trials.installer().install(jar);
    } catch (BundleException | IOException e) {
      Line line = Installer.refused(e);
      protocol.note(line.contract(), line.promise(), line.complaint());
      throw new IllegalStateException("A complaint ends a trial.", e);
    }
  }

  private <S> void contracts(Provided<S> service) throws Rejected {
    for (Contract<?> contract : trials.contracts()) {
      if (contract.spi().equals(service.kind().spi()) && contract.appliesTo(service.properties())) {
        @SuppressWarnings("unchecked") // the same interface
        Contract<S> fitting = (Contract<S>) contract;
        checks(fitting, service);
      }
    }
  }

  private <S> void checks(Contract<S> contract, Provided<S> service) throws Rejected {
    String label = "%s %s".formatted(contract.name(), service.name());
    for (Check<S> check : contract.checks()) {
      protocol.note(label, check.promise(), complaint(check.trial(), service));
    }
  }

  private static <S> String complaint(Function<S, Optional<String>> trial, Provided<S> service) {
    try {
      return service
          .threads()
          .call("it", CHECK, () -> trial.apply(service.service()))
          .map(said -> said.isBlank() ? "no reason given" : said)
          .orElse("");
    } catch (CallFailed e) {
      return e.getMessage();
    }
  }
}
