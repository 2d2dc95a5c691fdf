package org.looptwin.rules.drools;

import java.util.List;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.looptwin.forecast.api.TelemetryBook;
import org.looptwin.forecast.api.TelemetryForecasts;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;

/** Compiled rules; collected as garbage when no session uses them and a newer set is in force. */
final class CompiledRules implements RuleSet {
  private final List<RuleFile> files;
  private final String version;
  private final RuleDirectory directory;
  private final List<Model> models;
  private final Foresight foresight;
  private final KieBase base;

  /** Who made forecasts when they were compiled; null for nobody. */
  private final TelemetryForecasts seen;

  CompiledRules(
      List<RuleFile> files, RuleDirectory directory, List<Model> models, Foresight foresight) {
    this.files = files;
    this.version = RuleText.version(files);
    this.directory = directory;
    this.models = models;
    this.foresight = foresight;
    this.seen = foresight.present(files);
    this.base = newBase();
  }

  /** The rules as a network of their own, from which single rules can be removed. */
  KieBase newBase() {
    KieBaseConfiguration settings =
        KieServices.Factory.get().newKieBaseConfiguration(null, EngineLoader.get());
    return EngineLoader.within(() -> KieBaseBuilder.createKieBaseFromModel(models, settings));
  }

  /**
   * What is forecast in a session of these rules; null when none of them looks at forecasts.
   *
   * @param learnt by an earlier session
   */
  TelemetryBook book(List<String> learnt) {
    return foresight.open(files, learnt).orElse(null);
  }

  /** Forecasts have come since, or others in their place; those that are gone leave theirs. */
  @Override
  public boolean outdated() {
    TelemetryForecasts present = foresight.present(files);
    return present != null && present != seen;
  }

  /** Whether rules of the pack look at forecasts that nobody makes. */
  boolean blind(Pack pack) {
    return foresight.missing(pack.files());
  }

  List<Model> models() {
    return models;
  }

  KieBase base() {
    return base;
  }

  RuleDirectory directory() {
    return directory;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public List<RuleFile> files() {
    return files;
  }

  @Override
  public List<String> ruleNames() {
    return directory.names();
  }

  @Override
  public RuleSession open(RuleContext context, RuleMemory memory) {
    return open(new CaseOrigins(context.reference()), context.snapshot().signals(), memory);
  }

  DroolsSession open(
      Origins origins,
      java.util.Collection<org.looptwin.model.twin.Signal> signals,
      RuleMemory memory) {
    return new DroolsSession(this, origins, signals, memory, false);
  }

  /** Opens a session that tells the log nothing. */
  DroolsSession rehearse(
      Origins origins,
      java.util.Collection<org.looptwin.model.twin.Signal> signals,
      RuleMemory memory) {
    return new DroolsSession(this, origins, signals, memory, true);
  }
}
