package org.looptwin.coordinate.markov.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.deal.Band;
import org.looptwin.coordinate.markov.deal.Departure;
import org.looptwin.coordinate.markov.deal.Reading;

/** Contracts as documents. */
final class ContractDocument {
  private static final int HISTORY = 50;

  private ContractDocument() {}

  /** What is in force, its indicators, what is proposed, what was before. */
  static Map<String, Object> state(ContractBook book, ContractKeeper.Look look) {
    Optional<ContractBook.Entry> inForce = book.inForce();
    Optional<ContractBook.Entry> open = book.open();
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("state", word(inForce.isPresent(), open.isPresent()));
    node.put("inForce", inForce.map(ContractDocument::brief).orElse(null));
    Optional<ContractKeeper.Look> own =
        inForce
            .filter(one -> look != null && look.contract().equals(one.proposal().id()))
            .map(one -> look);
    node.put("lookedAt", own.map(one -> one.at().toString()).orElse(null));
    node.put("because", own.map(ContractKeeper.Look::because).orElse(null));
    node.put(
        "indicators",
        inForce.map(one -> indicators(one.proposal().bands(), own)).orElse(List.of()));
    node.put("proposal", open.map(ContractDocument::brief).orElse(null));
    List<ContractBook.Entry> all = book.all();
    node.put(
        "history",
        all.stream().skip(Math.max(0, all.size() - HISTORY)).map(ContractDocument::line).toList());
    return node;
  }

  private static String word(boolean inForce, boolean open) {
    if (inForce) {
      return open ? "UPDATE_PROPOSED" : "IN_FORCE";
    }
    return open ? "PROPOSED" : "NONE";
  }

  private static Map<String, Object> line(ContractBook.Entry entry) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("id", entry.proposal().id());
    node.put("state", entry.state().name());
    node.put("at", entry.proposal().at());
    node.put("by", entry.proposal().by());
    node.put("answeredAt", entry.answeredAt());
    node.put("answeredBy", entry.by());
    node.put("comment", entry.comment());
    return node;
  }

  private static Map<String, Object> brief(ContractBook.Entry entry) {
    Proposal proposal = entry.proposal();
    Map<String, Object> node = line(entry);
    node.put("previous", proposal.previous());
    node.put("proposedBecause", proposal.comment());
    node.put("causes", proposal.causes().stream().map(Departure::document).toList());
    node.put("sentences", proposal.sentences());
    node.put("objective", proposal.terms().product() ? "nash" : "sum");
    node.put("weights", proposal.terms().weights());
    node.put("terms", terms(proposal));
    node.put("actors", proposal.actors());
    return node;
  }

  private static Map<String, Object> terms(Proposal proposal) {
    Map<String, Object> node = new LinkedHashMap<>(proposal.checks());
    node.put("gamma", proposal.terms().gamma());
    return node;
  }

  /**
   * With its transfers in every state, beside those of the contract that was in force then; null
   * where only the headline is held.
   */
  static Map<String, Object> whole(ContractBook book, ContractBook.Entry entry) {
    Map<String, Object> node = brief(entry);
    if (entry.proposal().terms().whole()) {
      node.put("recommended", entry.proposal().terms().recommended().length);
    }
    node.put("transfer", byActor(entry.proposal().terms()));
    node.put(
        "transferBefore",
        Optional.ofNullable(entry.proposal().previous())
            .flatMap(book::find)
            .map(one -> byActor(one.proposal().terms()))
            .orElse(null));
    return node;
  }

  private static Map<String, Object> byActor(Terms terms) {
    if (!terms.whole()) {
      return null;
    }
    double[][] transfer = terms.transfer();
    Map<String, Object> node = new LinkedHashMap<>();
    for (Actor actor : Actor.values()) {
      node.put(actor.word(), transfer[actor.ordinal()]);
    }
    return node;
  }

  private static List<Map<String, Object>> indicators(
      List<Band> bands, Optional<ContractKeeper.Look> look) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Band band : bands) {
      Reading reading = look.map(one -> one.readings().get(band.indicator())).orElse(Reading.NONE);
      boolean outside = band.leftBy(reading);
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("indicator", band.indicator());
      node.put("value", reading.measured() ? reading.value() : null);
      node.put("low", Double.isInfinite(band.low()) ? null : band.low());
      node.put("high", Double.isInfinite(band.high()) ? null : band.high());
      node.put("state", !reading.measured() ? "NOT_MEASURED" : outside ? "OUT_OF_BAND" : "IN_BAND");
      node.put(
          "since",
          look.map(one -> one.since().get(band.indicator())).map(Object::toString).orElse(null));
      all.add(node);
    }
    return all;
  }
}
