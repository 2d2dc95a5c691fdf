package org.looptwin.rules.stock;

import org.looptwin.forecast.telemetry.TelemetryKalman;
import org.looptwin.rules.drools.RulePackContract;

class StockScenariosTest extends RulePackContract {
  StockScenariosTest() {
    super("rules.stock", new TelemetryKalman());
  }
}
