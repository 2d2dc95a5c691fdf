package org.looptwin.rules.disruption;

import org.looptwin.rules.drools.RulePackContract;

class DisruptionScenariosTest extends RulePackContract {
  DisruptionScenariosTest() {
    super("rules.disruption");
  }
}
