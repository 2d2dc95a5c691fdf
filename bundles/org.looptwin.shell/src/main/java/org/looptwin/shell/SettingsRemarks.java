package org.looptwin.shell;

/** What an operator should know of a home's settings before a server starts. */
final class SettingsRemarks {
  private final Services services;
  private final HomeFolder home;

  SettingsRemarks(Services services, HomeFolder home) {
    this.services = services;
    this.home = home;
  }

  /**
   * @throws BadInput when a component does not take a value
   */
  void tell(Console console) {
    home.unknownSettings()
        .forEach(key -> console.note("conf/looptwin.properties: %s", UnknownSetting.sentence(key)));
    ComponentFiles.of(services.context().getBundles())
        .check(home.home().conf())
        .forEach(sentence -> console.note("%s", sentence));
  }
}
