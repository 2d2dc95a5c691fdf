package org.looptwin.rules.quality;

import org.looptwin.rules.drools.RulePackContract;

class QualityScenariosTest extends RulePackContract {
  QualityScenariosTest() {
    super("rules.quality");
  }
}
