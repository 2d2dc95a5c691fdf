package org.looptwin.optimise.api.fuzzy;

/**
 * A setting that cannot be used. Callers name it as their users do: an option, a field of a body.
 */
public final class SettingFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String setting;
  private final String what;

  /**
   * @param setting e.g. {@code demandFactor}
   * @param what is wrong with it and what was expected, as it follows the name: {@code is 11,
   *     expected ...}
   */
  public SettingFault(String setting, String what, Object... values) {
    super("'" + setting + "' " + what.formatted(values));
    this.setting = setting;
    this.what = what.formatted(values);
  }

  /** Its name: that of a field of {@code POST /api/v1/fuzzy}. */
  public String setting() {
    return setting;
  }

  /** Its name as an option, e.g. {@code --demand-factor}. */
  public String option() {
    return "--" + setting.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }

  /** What is wrong with it, to follow its name. */
  public String what() {
    return what;
  }
}
