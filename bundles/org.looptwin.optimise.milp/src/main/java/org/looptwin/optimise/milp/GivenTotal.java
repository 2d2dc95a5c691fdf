package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.Concession;

/** By how much several limits give way in all; tonnes and kWh do not add up. */
final class GivenTotal {
  private double kwh;
  private double tonnes;

  GivenTotal add(Give give, double amount) {
    if (give.unit().equals(Concession.TONNES)) {
      tonnes += amount;
    } else {
      kwh += amount;
    }
    return this;
  }

  String words() {
    List<String> sums = new ArrayList<>();
    if (kwh > 0) {
      sums.add(RelaxationLine.say(kwh));
    }
    if (tonnes > 0) {
      sums.add(Limit.format("%.1f t CO2", tonnes));
    }
    return String.join(" and ", sums);
  }
}
