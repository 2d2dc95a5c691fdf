package org.looptwin.rules.carbon;

import org.looptwin.rules.drools.RulePackContract;

class CarbonScenariosTest extends RulePackContract {
  CarbonScenariosTest() {
    super("rules.carbon");
  }
}
