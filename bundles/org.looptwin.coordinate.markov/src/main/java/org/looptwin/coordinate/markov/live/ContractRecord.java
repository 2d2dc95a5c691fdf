package org.looptwin.coordinate.markov.live;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.looptwin.decision.api.ContractNotes;

/**
 * Tells the ledger what becomes of contracts, before it becomes so. What a crash kept from the book
 * is found there.
 */
final class ContractRecord {
  private static final String EVENT = "event";
  private static final String ID = "id";
  private static final String COMMENT = "comment";
  private static final String DIGEST = "digest";

  private final ContractNotes notes;
  private final JsonMapper mapper = new JsonMapper();

  ContractRecord(ContractNotes notes) {
    this.notes = notes;
  }

  /** An answer that stands in the ledger. */
  record Answer(
      ContractBook.State state, String id, String digest, String at, String by, String comment) {}

  /** All but what it says state by state, for which the digest stands. */
  void proposed(Proposal proposal, String digest, Optional<ContractBook.Entry> superseded) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(EVENT, ContractBook.State.PROPOSED.name());
    body.putAll(mapper.convertValue(proposal, new TypeReference<Map<String, Object>>() {}));
    body.remove("terms");
    body.put("supersedes", id(superseded));
    body.put(DIGEST, digest);
    notes.note(body);
  }

  /**
   * @param replaced the one in force until now, of an approval
   */
  void answered(Answer answer, Optional<ContractBook.Entry> replaced) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(EVENT, answer.state().name());
    body.put(ID, answer.id());
    body.put("at", answer.at());
    body.put("by", answer.by());
    body.put(COMMENT, answer.comment());
    body.put("replaces", id(replaced));
    body.put(DIGEST, answer.digest());
    notes.note(body);
  }

  private static String id(Optional<ContractBook.Entry> entry) {
    return entry.map(one -> one.proposal().id()).orElse(null);
  }

  /** The last line, when it is an answer. */
  Optional<Answer> lastAnswer() {
    return notes
        .last()
        .filter(body -> !ContractBook.State.PROPOSED.name().equals(body.get(EVENT)))
        .map(
            body ->
                new Answer(
                    ContractBook.State.valueOf((String) body.get(EVENT)),
                    (String) body.get(ID),
                    (String) body.get(DIGEST),
                    (String) body.get("at"),
                    (String) body.get("by"),
                    (String) body.get(COMMENT)));
  }
}
