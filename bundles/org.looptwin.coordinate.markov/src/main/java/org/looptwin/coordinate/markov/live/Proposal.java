package org.looptwin.coordinate.markov.live;

import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.markov.deal.Band;
import org.looptwin.coordinate.markov.deal.Departure;

/**
 * A contract that was proposed, as it is kept on disk.
 *
 * @param previous id of the contract in force then, or null
 * @param by who asked for it; {@link #WATCH} for the server itself
 * @param causes which indicators left their bands; empty when somebody asked
 * @param bands within which its indicators are to stay
 * @param actors the two contracts side by side, as documents
 * @param checks what holds of its terms
 */
record Proposal(
    String id,
    String previous,
    String at,
    String by,
    String comment,
    List<Departure> causes,
    List<String> sentences,
    List<Band> bands,
    List<Map<String, Object>> actors,
    Map<String, Object> checks,
    Terms terms) {
  /** The server, when an indicator left its band. */
  static final String WATCH = "looptwin";

  /** Without its terms state by state. */
  Proposal headline() {
    return new Proposal(
        id, previous, at, by, comment, causes, sentences, bands, actors, checks, terms.headline());
  }
}
