package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;

/** Loads the classes of one rule file; they see what this bundle sees. */
final class RuleClassLoader extends ClassLoader {
  private final Map<String, byte[]> waiting;

  private RuleClassLoader(RuleClasses rules) {
    super(EngineLoader.get());
    this.waiting = new HashMap<>(rules.classes());
  }

  /** The rules, ready to be put into a network. */
  static List<Model> models(RuleClasses rules) {
    RuleClassLoader loader = new RuleClassLoader(rules);
    List<Model> models = new ArrayList<>();
    try {
      for (String name : rules.models()) {
        Class<?> type = Class.forName(name, true, loader);
        models.add((Model) type.getDeclaredConstructor().newInstance());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Compiled rules lack a class.", e);
    }
    return models;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes;
    synchronized (waiting) {
      bytes = waiting.remove(name);
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
