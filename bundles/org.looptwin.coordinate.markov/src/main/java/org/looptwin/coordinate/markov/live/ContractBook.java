package org.looptwin.coordinate.markov.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.looptwin.model.home.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All contracts that were proposed and what was answered, in {@code data/contracts.jsonl}: a line
 * for each, added and on disk before it counts.
 */
final class ContractBook {
  private static final Logger LOG = LoggerFactory.getLogger(ContractBook.class);
  private static final String PROPOSED = "PROPOSED";
  private static final String SHORTENED = "SHORTENED";

  /** So many of the last, the open one and the one in force are held whole. */
  private static final int WHOLE = 20;

  /** So many of the last stay in the file when it is shortened, and the one in force. */
  private static final int KEPT = 200;

  private static final long MOST_BYTES = 8_000_000;

  /** What became of a proposal; a word of the file. */
  enum State {
    PROPOSED,
    IN_FORCE,
    REJECTED,
    /** A newer proposal took its place before it was answered. */
    SUPERSEDED,
    /** It was in force until another was. */
    REPLACED
  }

  /**
   * @param digest SHA-256 of the proposal as it was first written, by which the ledger names it
   * @param answeredAt and by whom, with what comment; null while it is open
   */
  record Entry(
      Proposal proposal, String digest, State state, String answeredAt, String by, String comment) {
    Entry headline() {
      return new Entry(proposal.headline(), digest, state, answeredAt, by, comment);
    }

    Entry in(State other) {
      return new Entry(proposal, digest, other, answeredAt, by, comment);
    }
  }

  /** What of a line is signed: the text behind this key up to the line's last brace. */
  private static final String BODY = "\"proposal\":";

  private final ContractFile file;
  private final JsonMapper mapper = new JsonMapper();
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Proposals so far, and lines that may have been some. */
  private int numbers;

  /** From this size on the file is shortened. */
  private long most;

  private ContractBook(ContractFile file, long most) {
    this.file = file;
    this.most = most;
  }

  /** Of a home folder; a line that cannot be read is left out, and that is logged. */
  static ContractBook in(Path home) throws IOException {
    return in(home, MOST_BYTES);
  }

  /**
   * @param most bytes from which on the file is shortened
   */
  static ContractBook in(Path home, long most) throws IOException {
    ContractBook book = new ContractBook(new ContractFile(new Home(home).contracts()), most);
    book.load();
    return book;
  }

  private void load() throws IOException {
    int number = 0;
    for (String line : file.lines()) {
      number++;
      try {
        read(line, mapper.readTree(line));
      } catch (JsonProcessingException | IllegalArgumentException e) {
        numbers++;
        LOG.warn("{}:{}: no contract, left out: {}", file.path(), number, e.getMessage());
      }
    }
  }

  private void read(String text, JsonNode line) throws JsonProcessingException {
    String event = line.path("event").asText();
    if (event.equals(PROPOSED)) {
      Proposal proposal = mapper.treeToValue(line.path("proposal"), Proposal.class);
      if (proposal == null || proposal.id() == null || proposal.terms() == null) {
        throw new IllegalArgumentException("the proposal lacks its id or its terms");
      }
      JsonNode digest = line.path("digest");
      proposed(proposal, digest.isTextual() ? digest.asText() : sha256(body(text)));
    } else if (event.equals(SHORTENED)) {
      numbers = line.path("proposals").asInt();
    } else {
      answered(
          line.path("id").asText(),
          State.valueOf(event),
          line.path("at").asText(),
          line.path("by").asText(),
          line.path("comment").asText());
    }
  }

  private static String body(String line) {
    return line.substring(line.indexOf(BODY) + BODY.length(), line.length() - 1);
  }

  private void proposed(Proposal proposal, String digest) {
    open()
        .ifPresent(
            old -> set(old.proposal().id(), State.SUPERSEDED, proposal.at(), proposal.by(), ""));
    entries.put(proposal.id(), new Entry(proposal, digest, State.PROPOSED, null, null, null));
    numbers++;
    shorten();
  }

  /** Of older ones only headlines are held; the file has them whole. */
  private void shorten() {
    entries.values().stream()
        .limit(Math.max(0, entries.size() - WHOLE))
        .filter(one -> one.state() != State.IN_FORCE && one.proposal().terms().whole())
        .toList()
        .forEach(one -> entries.put(one.proposal().id(), one.headline()));
  }

  private void answered(String id, State state, String at, String by, String comment) {
    if (!entries.containsKey(id)) {
      throw new IllegalArgumentException("there is no proposal " + id);
    }
    if (state == State.IN_FORCE) {
      inForce().ifPresent(old -> entries.put(old.proposal().id(), old.in(State.REPLACED)));
    }
    set(id, state, at, by, comment);
  }

  private void set(String id, State state, String at, String by, String comment) {
    Entry old = entries.get(id);
    entries.put(id, new Entry(old.proposal(), old.digest(), state, at, by, comment));
  }

  /** Oldest first. */
  synchronized List<Entry> all() {
    return new ArrayList<>(entries.values());
  }

  synchronized Optional<Entry> find(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  synchronized Optional<Entry> open() {
    return in(State.PROPOSED);
  }

  synchronized Optional<Entry> inForce() {
    return in(State.IN_FORCE);
  }

  private Optional<Entry> in(State state) {
    return entries.values().stream().filter(one -> one.state() == state).findFirst();
  }

  synchronized String nextId() {
    return "contract-" + (numbers + 1);
  }

  /**
   * By which the ledger names a proposal.
   *
   * @return SHA-256 of the text that {@link #propose} writes behind {@code "proposal":}
   */
  String digest(Proposal proposal) {
    return sha256(mapper.valueToTree(proposal).toString());
  }

  /** Supersedes the open one. */
  synchronized void propose(Proposal proposal) {
    String digest = digest(proposal);
    file.add(line(proposal, digest));
    proposed(proposal, digest);
    bound();
  }

  private String line(Proposal proposal, String digest) {
    ObjectNode line = mapper.createObjectNode().put("event", PROPOSED).put("digest", digest);
    line.set("proposal", mapper.valueToTree(proposal));
    return line.toString();
  }

  /**
   * @param state IN_FORCE or REJECTED
   */
  synchronized void answer(String id, State state, String at, String by, String comment) {
    file.add(
        mapper
            .createObjectNode()
            .put("event", state.name())
            .put("id", id)
            .put("at", at)
            .put("by", by)
            .put("comment", comment)
            .toString());
    answered(id, state, at, by, comment);
  }

  /** The file grows no further than this: what was said of older ones stands in the ledger. */
  private void bound() {
    if (file.size() <= most) {
      return;
    }
    Set<String> gone =
        entries.values().stream()
            .limit(Math.max(0, entries.size() - KEPT))
            .filter(one -> one.state() != State.IN_FORCE)
            .map(one -> one.proposal().id())
            .collect(Collectors.toSet());
    try {
      List<String> lines = new ArrayList<>();
      for (String line : file.lines()) {
        kept(line, gone).ifPresent(lines::add);
      }
      lines.add(
          mapper.createObjectNode().put("event", SHORTENED).put("proposals", numbers).toString());
      file.replace(lines);
      entries.keySet().removeAll(gone);
      LOG.info("{} is shortened, {} old contracts are left out", file.path(), gone.size());
    } catch (IOException e) {
      LOG.warn("{} cannot be shortened and stays as it is: {}", file.path(), e.toString());
    }
    most = Math.max(most, 2 * file.size());
  }

  /** A line as it stays: whole, of older proposals the headline, nothing of those left out. */
  private Optional<String> kept(String text, Set<String> gone) {
    try {
      JsonNode line = mapper.readTree(text);
      boolean proposal = line.path("event").asText().equals(PROPOSED);
      String id = (proposal ? line.path("proposal") : line).path("id").asText();
      Entry entry = entries.get(id);
      if (entry == null || gone.contains(id)) {
        return Optional.empty();
      }
      boolean shorter = proposal && !entry.proposal().terms().whole();
      return Optional.of(shorter ? line(entry.proposal(), entry.digest()) : text);
    } catch (JsonProcessingException e) { // was told when it was read
      return Optional.empty();
    }
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JVM has it
    }
  }
}
