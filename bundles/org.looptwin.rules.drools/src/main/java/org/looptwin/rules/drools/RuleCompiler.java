package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary.Compilation;
import org.looptwin.rules.api.RuleProblem;

/** Turns DRL files into rules, in memory. Safe for use by several threads, one at a time inside. */
final class RuleCompiler {
  private static final String FOLDER = "src/main/resources/";

  private final AtomicLong builds = new AtomicLong();

  /** Compiles the files together. They see each other's packages. */
  synchronized Compilation compile(List<RuleFile> files) {
    return EngineLoader.within(() -> build(List.copyOf(files)));
  }

  private Compilation build(List<RuleFile> files) {
    RuleDirectory directory = new RuleDirectory();
    List<RuleProblem> problems = new ArrayList<>();
    files.forEach(file -> problems.addAll(directory.add(file)));
    if (!problems.isEmpty()) {
      return new Compilation(null, problems);
    }
    KieServices services = KieServices.Factory.get();
    ReleaseId id =
        services.newReleaseId("org.looptwin", "rules", Long.toString(builds.incrementAndGet()));
    KieFileSystem source = services.newKieFileSystem();
    source.generateAndWritePomXML(id);
    Map<String, RuleFile> byPath = new LinkedHashMap<>();
    for (RuleFile file : files) {
      String path = directory.folderOf(file) + "/" + file.pack() + "__" + file.name();
      byPath.put(path, file);
      source.write(FOLDER + path, file.drl());
    }
    try {
      KieBuilder builder = services.newKieBuilder(source, EngineLoader.get());
      builder.buildAll(ExecutableModelProject.class);
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      if (!errors.isEmpty()) {
        return new Compilation(null, new CompileErrors(byPath).explain(errors));
      }
      return new Compilation(
          new CompiledRules(files, directory, services.newKieContainer(id, EngineLoader.get())),
          List.of());
    } finally {
      services.getRepository().removeKieModule(id);
    }
  }
}
