package org.looptwin.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.ContractDesk;
import org.looptwin.coordinate.api.ContractQuestion;
import org.looptwin.coordinate.api.CoordinationDesk;
import org.looptwin.coordinate.api.NoValueException;

/** Remembers what it was asked; a case without actors, or no history, when it is told so. */
final class FakeCoordination implements CoordinationDesk {
  volatile ContractQuestion asked;
  volatile boolean actors = true;
  volatile boolean history = true;
  final FakeContracts contracts = new FakeContracts();

  @Override
  public Map<String, Object> advice() throws NoValueException {
    if (!history) {
      throw new IllegalStateException("connection refused");
    }
    if (!actors) {
      throw new NoValueException("the case tiny has no mdp_*.json");
    }
    Map<String, Object> rate = new LinkedHashMap<>();
    rate.put("key", "consumer_returns");
    rate.put("value", 3.0);
    rate.put("low", null);
    return Map.of(
        "at",
        "2025-01-01T00:00:00Z",
        "twinRevision",
        7,
        "rates",
        List.of(rate),
        "actors",
        List.of(Map.of("actor", "recycler", "alone", "offer used 3")));
  }

  @Override
  public Map<String, Object> ask(ContractQuestion question) throws NoValueException {
    if (question.prices().containsKey("gold")) {
      throw new IllegalArgumentException("prices has no 'gold', expected one of co, cp");
    }
    asked = question;
    return Map.of("contract", Map.of("total", 5.0, "byActor", new double[] {1, Double.NaN}));
  }

  @Override
  public ContractDesk contracts() {
    return contracts;
  }
}
