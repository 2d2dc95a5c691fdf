package org.looptwin.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.coordinate.api.ContractDesk;
import org.looptwin.coordinate.api.ContractQuestion;

/** One proposal, open until it is answered. */
final class FakeContracts implements ContractDesk {
  volatile ContractQuestion asked;
  volatile String answer;
  private volatile String state = "PROPOSED";

  @Override
  public Map<String, Object> state() {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("state", state.equals("IN_FORCE") ? "IN_FORCE" : "PROPOSED");
    node.put("inForce", null);
    node.put("indicators", List.of());
    return node;
  }

  @Override
  public Optional<Map<String, Object>> proposal(String id) {
    return id.equals("contract-1")
        ? Optional.of(Map.of("id", id, "state", state))
        : Optional.empty();
  }

  @Override
  public Map<String, Object> propose(ContractQuestion question, String by, String comment) {
    asked = question;
    return Map.of("id", "contract-1", "by", by);
  }

  @Override
  public Ruling approve(String id, String by, String comment) {
    return answered(id, "IN_FORCE", by + ": " + comment);
  }

  @Override
  public Ruling reject(String id, String by, String comment) {
    return answered(id, "REJECTED", by + ": " + comment);
  }

  private Ruling answered(String id, String to, String said) {
    if (!id.equals("contract-1")) {
      return Ruling.NO_SUCH_PROPOSAL;
    }
    if (!state.equals("PROPOSED")) {
      return Ruling.NOT_OPEN;
    }
    state = to;
    answer = said;
    return Ruling.DONE;
  }
}
