package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieBaseModel;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary.Compilation;
import org.looptwin.rules.api.RuleProblem;

/**
 * Turns DRL files into rules, in memory. Each file is compiled by itself and kept, so that a swap
 * costs the compilation of what has changed. Files do not see each other's declarations.
 */
final class RuleCompiler {
  private static final int KEPT = 16;

  private final AtomicLong builds = new AtomicLong();
  private final Map<RuleFile, Collection<Model>> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RuleFile, Collection<Model>> eldest) {
          return size() > KEPT;
        }
      };

  synchronized Compilation compile(List<RuleFile> files) {
    return EngineLoader.within(() -> build(List.copyOf(files)));
  }

  private Compilation build(List<RuleFile> files) {
    RuleDirectory directory = new RuleDirectory();
    List<RuleProblem> problems = new ArrayList<>();
    List<Model> models = new ArrayList<>();
    for (RuleFile file : files) {
      List<RuleProblem> found = directory.add(file);
      problems.addAll(found);
      if (found.isEmpty()) {
        models.addAll(models(file, directory.folderOf(file), problems));
      }
    }
    return problems.isEmpty()
        ? new Compilation(new CompiledRules(files, directory, models), List.of())
        : new Compilation(null, problems);
  }

  private Collection<Model> models(RuleFile file, String folder, List<RuleProblem> problems) {
    Collection<Model> known = kept.get(file);
    if (known != null) {
      return known;
    }
    KieServices services = KieServices.Factory.get();
    ReleaseId id =
        services.newReleaseId("org.looptwin", "rules", Long.toString(builds.incrementAndGet()));
    KieFileSystem source = services.newKieFileSystem();
    source.generateAndWritePomXML(id);
    source.write("src/main/resources/" + folder + "/" + file.name(), file.drl());
    try {
      KieBuilder builder = services.newKieBuilder(source, EngineLoader.get());
      builder.buildAll(ExecutableModelProject.class);
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      if (!errors.isEmpty()) {
        problems.addAll(new CompileErrors(file).explain(errors));
        return List.of();
      }
      Collection<Model> models = models((CanonicalKieModule) builder.getKieModule());
      kept.put(file, models);
      return models;
    } finally {
      services.getRepository().removeKieModule(id);
    }
  }

  private static Collection<Model> models(CanonicalKieModule module) {
    KieBaseModel only = module.getKieModuleModel().getKieBaseModels().values().iterator().next();
    return List.copyOf(
        module.getModelForKBase((org.drools.compiler.kproject.models.KieBaseModelImpl) only));
  }
}
