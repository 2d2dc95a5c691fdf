package org.looptwin.shell;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.cm.ConfigurationAdmin;

/** What {@code conf/looptwin.properties} says of the disk. */
final class DiskSettings {
  static final String PID = "org.looptwin.housekeeping";
  private static final String AMOUNT = "\\d{1,9}(\\.\\d{1,3})?\\s*(?i:MB|GB|TB)";
  private static final String SHARE = "\\d{1,2}(\\.\\d{1,3})?\\s*%";
  private static final String BUDGET = "disk.budget";
  private static final String LEAST = "disk.free.least";

  private final FeatureConfiguration configuration;

  DiskSettings(ConfigurationAdmin admin) {
    configuration = new FeatureConfiguration(admin, PID);
  }

  static Set<String> keys() {
    return new TreeSet<>(Set.of(BUDGET, LEAST));
  }

  /**
   * @throws BadInput when an amount is none; nothing has changed then
   */
  void apply(Properties settings) throws IOException {
    configuration.apply(values(settings));
  }

  void remove() throws IOException {
    configuration.remove();
  }

  /** There is always a value: without a configuration nobody would watch the disk. */
  static Dictionary<String, Object> values(Properties settings) {
    String budget = settings.getProperty(BUDGET, "").strip();
    String least = settings.getProperty(LEAST, "").strip();
    if (!budget.isEmpty() && !budget.matches(AMOUNT)) {
      throw BadInput.of("%s is '%s', expected an amount such as 500MB or 20GB", BUDGET, budget);
    }
    if (!least.isEmpty() && !least.matches(AMOUNT) && !least.matches(SHARE)) {
      throw BadInput.of(
          "%s is '%s', expected an amount or a share such as 2GB or 5%%", LEAST, least);
    }
    Dictionary<String, Object> values = new Hashtable<>();
    values.put(BUDGET, budget);
    values.put(LEAST, least);
    return values;
  }
}
