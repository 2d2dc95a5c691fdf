package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kproject.models.KieBaseModelImpl;
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
 * costs the compilation of what has changed; what a pack ships compiled is not compiled again.
 * Files do not see each other's declarations.
 */
final class RuleCompiler {
  private static final int KEPT = 16;

  private final AtomicLong builds = new AtomicLong();
  private final String engine = EngineVersion.current();
  private final Map<String, List<Model>> kept = new Recent<>(KEPT);
  private final Map<String, byte[]> shipped = new Recent<>(4 * KEPT);

  /** Versions of files that have been part of a whole. */
  private final Set<String> proven = new HashSet<>();

  private final Foresight foresight;
  private volatile RuleFile atWork;

  /** One whose rules see no forecasts. */
  RuleCompiler() {
    this(Foresight.none());
  }

  RuleCompiler(Foresight foresight) {
    this.foresight = foresight;
  }

  private static final class Recent<V> extends LinkedHashMap<String, V> {
    private final int most;

    Recent(int most) {
      super(most, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > most;
    }
  }

  /** Takes what a pack ships; what was compiled for another engine is left alone. */
  synchronized void learn(List<byte[]> compiled) {
    for (byte[] bytes : compiled) {
      RuleClasses classes = RuleClasses.unzip(bytes);
      if (classes.engine().equals(engine)) {
        shipped.put(classes.version(), bytes);
      }
    }
  }

  synchronized Compilation compile(List<RuleFile> files) {
    return EngineLoader.within(() -> build(List.copyOf(files)));
  }

  /** From any thread: the file that a compilation under way hangs on, when it can be told. */
  Optional<RuleFile> suspect() {
    return Optional.ofNullable(atWork);
  }

  private Compilation build(List<RuleFile> files) {
    RuleDirectory directory = new RuleDirectory();
    List<RuleProblem> problems = new ArrayList<>();
    List<Model> models = new ArrayList<>();
    for (RuleFile file : files) {
      atWork = file;
      List<Model> known = known(file);
      if (known == null) {
        known = compiled(file, problems);
      }
      problems.addAll(directory.add(file, known));
      models.addAll(known);
    }
    return problems.isEmpty()
        ? new Compilation(together(files, directory, models), List.of())
        : new Compilation(null, problems);
  }

  private CompiledRules together(List<RuleFile> files, RuleDirectory directory, List<Model> all) {
    List<RuleFile> unproven = files.stream().filter(f -> !proven.contains(f.version())).toList();
    atWork = unproven.size() == 1 ? unproven.get(0) : null;
    CompiledRules whole = new CompiledRules(files, directory, all, foresight);
    proven.clear();
    files.forEach(file -> proven.add(file.version()));
    return whole;
  }

  private List<Model> known(RuleFile file) {
    List<Model> known = kept.get(file.version());
    if (known == null && shipped.containsKey(file.version())) {
      known = RuleClassLoader.models(RuleClasses.unzip(shipped.get(file.version())));
      kept.put(file.version(), known);
    }
    return known;
  }

  private List<Model> compiled(RuleFile file, List<RuleProblem> problems) {
    List<RuleProblem> found = new ArrayList<>();
    RuleClasses classes = classes(file, found);
    problems.addAll(found);
    if (!found.isEmpty()) {
      return List.of();
    }
    List<Model> models = RuleClassLoader.models(classes);
    kept.put(file.version(), models);
    return models;
  }

  /** Compiles one file; null and problems when it does not compile. */
  RuleClasses classes(RuleFile file, List<RuleProblem> problems) {
    RuleSyntax syntax = RuleSyntax.of(file);
    problems.addAll(syntax.problems());
    return syntax.problems().isEmpty() ? classes(file, syntax.folder(), problems) : null;
  }

  private RuleClasses classes(RuleFile file, String folder, List<RuleProblem> problems) {
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
        return null;
      }
      return classes(file, (CanonicalKieModule) builder.getKieModule());
    } finally {
      services.getRepository().removeKieModule(id);
    }
  }

  private RuleClasses classes(RuleFile file, CanonicalKieModule module) {
    KieBaseModel only = module.getKieModuleModel().getKieBaseModels().values().iterator().next();
    List<String> models =
        module.getModelForKBase((KieBaseModelImpl) only).stream()
            .map(model -> model.getClass().getName())
            .sorted()
            .toList();
    Map<String, byte[]> classes = new TreeMap<>();
    module
        .getClassesMap()
        .forEach((path, b) -> classes.put(path.replace(".class", "").replace('/', '.'), b));
    return new RuleClasses(file.version(), engine, models, classes);
  }
}
