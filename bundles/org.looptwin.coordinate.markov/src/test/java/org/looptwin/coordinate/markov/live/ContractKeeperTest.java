package org.looptwin.coordinate.markov.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.coordinate.api.ContractDesk.Ruling;
import org.looptwin.coordinate.api.ContractQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopRate;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Given;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.actors.Tariff;
import org.looptwin.coordinate.markov.deal.Band;
import org.looptwin.coordinate.markov.deal.Deal;
import org.looptwin.coordinate.markov.deal.Reading;
import org.looptwin.coordinate.markov.deal.Situation;

@SuppressWarnings("unchecked")
class ContractKeeperTest {
  private static final ContractQuestion AS_IT_IS =
      new ContractQuestion(Map.of(), Map.of(), Double.NaN, Double.NaN, Objective.SUM);

  private static final Made MADE = Made.withHighs();

  @TempDir Path home;
  private final MovedClock clock = new MovedClock();
  private LocalDate day = LocalDate.of(2025, 1, 31);
  private double returns = 3;
  private double processed = 1;
  private final NotesInMemory ledger = new NotesInMemory();
  private ContractKeeper keeper;

  @BeforeEach
  void open() throws IOException {
    keeper =
        new ContractKeeper(
            ContractBook.in(home), new ContractRecord(ledger), this::present, MADE, clock);
  }

  private Present present() {
    return Present.of(
        Given.loop(),
        List.of(
            rate("consumer_demand", 4, 4),
            rate("consumer_returns", 3, returns),
            rate("recycler_to_reuser", 2, 2 * processed * returns / 3)),
        Map.of("consumer_demand", day, "consumer_returns", day, "recycler_to_reuser", day));
  }

  private static LoopRate rate(String key, double given, double value) {
    return new LoopRate(key, "consumer", given, value, 30, value, value, true, key, List.of());
  }

  private static double number(Object node, String key) {
    return (double) ((Map<String, Object>) node).get(key);
  }

  private Map<String, Object> indicator(String name) {
    List<Map<String, Object>> all = (List<Map<String, Object>>) keeper.state().get("indicators");
    return all.stream().filter(one -> one.get("indicator").equals(name)).findFirst().orElseThrow();
  }

  /** A look when a further day has been observed. */
  private void looked() {
    day = day.plusDays(1);
    lookedAgain();
  }

  private void lookedAgain() {
    clock.now = clock.now.plus(Duration.ofMinutes(10));
    keeper.look();
  }

  @Test
  void nothingIsInForceUntilAnOperatorApprovesAndAnUpdateWaitsForHimToo() throws Exception {
    assertThat(keeper.state().get("state")).isEqualTo("NONE");
    Map<String, Object> first = keeper.propose(AS_IT_IS, "emma", "");
    assertThat(keeper.state()).containsEntry("state", "PROPOSED").containsEntry("inForce", null);
    looked();
    assertThat(keeper.state().get("indicators")).isEqualTo(List.of());
    assertThat(keeper.approve((String) first.get("id"), "otto", "fair")).isEqualTo(Ruling.DONE);
    looked();
    assertThat(keeper.state().get("state")).isEqualTo("IN_FORCE");
    assertThat(indicator("recovery_rate")).containsEntry("state", "IN_BAND");
    assertThat(indicator("compliance_rate")).containsEntry("state", "IN_BAND");

    returns = 1.5; // half of what the contract was made with comes back
    looked();
    assertThat(indicator("recovery_rate")).containsEntry("state", "OUT_OF_BAND");
    assertThat(keeper.state().get("proposal")).as("one look is no trend").isNull();
    String since = clock.now.toString();
    lookedAgain();
    assertThat(keeper.state().get("proposal")).as("the same days seen again").isNull();
    looked();
    assertThat(keeper.state().get("state")).isEqualTo("UPDATE_PROPOSED");
    Map<String, Object> update = (Map<String, Object>) keeper.state().get("proposal");
    List<Map<String, Object>> causes = (List<Map<String, Object>>) update.get("causes");
    Map<String, Object> recovery =
        causes.stream()
            .filter(one -> one.get("indicator").equals("recovery_rate"))
            .findFirst()
            .orElseThrow();
    assertThat(recovery).containsEntry("since", since);
    assertThat(number(recovery, "value")).isCloseTo(0.5, within(0.01));
    assertThat(update).containsEntry("by", "looptwin").containsEntry("previous", first.get("id"));
    assertThat(number(update.get("terms"), "leastSurplus")).isGreaterThan(-1e-6);
    assertThat(number(update.get("terms"), "imbalance")).isLessThan(1e-9);
    List<Map<String, Object>> actors = (List<Map<String, Object>>) update.get("actors");
    assertThat(actors.stream().mapToDouble(one -> number(one, "transferBefore")).sum())
        .isCloseTo(0, within(1e-6));
    assertThat(actors.stream().mapToDouble(one -> number(one, "transferAfter")).sum())
        .isCloseTo(0, within(1e-6));
    assertThat(actors).allMatch(one -> number(one, "utilityAfter") > -1e-9);
    Map<String, Object> inForce = (Map<String, Object>) keeper.state().get("inForce");
    assertThat(inForce.get("id")).isEqualTo(first.get("id"));

    assertThat(keeper.reject((String) update.get("id"), "otto", "wait")).isEqualTo(Ruling.DONE);
    open(); // a server that is started anew
    looked();
    looked();
    assertThat(keeper.state().get("proposal")).as("turned down at these rates").isNull();
    returns = 1.2;
    open();
    looked();
    looked();
    update = (Map<String, Object>) keeper.state().get("proposal");
    String id = (String) update.get("id");
    Map<String, Object> whole = keeper.proposal(id).orElseThrow();
    Map<String, double[]> before = (Map<String, double[]>) whole.get("transferBefore");
    assertThat(before.get("recycler")).hasSize(512);
    assertThat(keeper.approve(id, "otto", "")).isEqualTo(Ruling.DONE);
    looked();
    looked();
    assertThat(keeper.state()).containsEntry("state", "IN_FORCE").containsEntry("proposal", null);
    assertThat(indicator("recovery_rate")).containsEntry("state", "IN_BAND");
  }

  @Test
  void missingComplianceDoublesPenaltiesUpToSixtyFourTimesTheLeast() throws Exception {
    Situation situation = MADE.situation(present().data(), Objective.SUM);
    String id = inForce(MADE.deal(situation, 32));
    open();
    processed = 0.5; // of what comes back
    looked();
    looked();
    assertThat(indicator("compliance_rate")).containsEntry("state", "OUT_OF_BAND");
    Map<String, Object> update = (Map<String, Object>) keeper.state().get("proposal");
    assertThat(update).containsEntry("previous", id);
    String firmest = (String) update.get("id");
    double firmness =
        ContractBook.in(home).find(firmest).orElseThrow().proposal().terms().firmness();
    assertThat(firmness).isEqualTo(64);
    assertThat(keeper.approve(firmest, "otto", "")).isEqualTo(Ruling.DONE);
    looked();
    looked();
    assertThat(indicator("compliance_rate")).containsEntry("state", "OUT_OF_BAND");
    assertThat(keeper.state().get("proposal")).as("no firmer one").isNull();
  }

  private String propose() throws NoValueException {
    return (String) keeper.propose(AS_IT_IS, "emma", "").get("id");
  }

  /** Proposed before, by a server that has ended. */
  private String inBook() throws Exception {
    Situation situation = MADE.situation(present().data(), Objective.SUM);
    String id = proposed(ContractBook.in(home), MADE.deal(situation, 1));
    open();
    return id;
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private String inForce(Deal deal) throws IOException {
    ContractBook book = ContractBook.in(home);
    String id = proposed(book, deal);
    book.answer(id, ContractBook.State.IN_FORCE, clock.now.toString(), "otto", "");
    return id;
  }

  private String proposed(ContractBook book, Deal deal) {
    String id = book.nextId();
    String at = clock.now.toString();
    book.propose(
        new Proposal(
            id,
            null,
            at,
            "emma",
            "",
            List.of(),
            List.of(),
            List.copyOf(Band.of(deal, Map.of()).values()),
            List.of(),
            Map.of(),
            Terms.of(deal)));
    return id;
  }

  @Test
  void anActorThatGainsNothingIsNotWorseOffByTheNoiseOfASolver() throws Exception {
    Situation situation = MADE.situation(present().data(), Objective.SUM);
    Deal made = MADE.deal(situation, 1);
    Band none = new Band("utility_recycler", 0, Double.POSITIVE_INFINITY);
    assertThat(none.leftBy(recycler(made, 1e-9))).isFalse();
    assertThat(none.leftBy(recycler(made, 0.01))).isTrue();
  }

  /** Its utility when it has so much less than alone, in every state. */
  private static Reading recycler(Deal made, double less) {
    double[][] values =
        Arrays.stream(made.situation().alone().values())
            .map(one -> Arrays.stream(one).map(value -> value - less).toArray())
            .toArray(double[][]::new);
    Deal deal = new Deal(made.situation(), made.contract(), 1, values, 0, made.share());
    return new Reading(deal.utility(Actor.RECYCLER));
  }

  @Test
  void aRateThatTheCaseGivesAsNothingSaysNothingOfCompliance() throws Exception {
    Situation situation = MADE.situation(present().data(), Objective.SUM);
    Deal made = MADE.deal(situation, 1);
    List<LoopRate> rates =
        List.of(rate("consumer_returns", 0, 3), rate("recycler_to_reuser", 2, 2));
    Reading compliance = new LiveReadings(rates, Map.of(), made).all().get(Band.COMPLIANCE);
    assertThat(compliance.measured()).isFalse();
  }

  @Test
  void answersAreKeptOnDiskAndALineThatACrashCutOffIsLeftOut() throws Exception {
    String id = (String) keeper.propose(AS_IT_IS, "emma", "").get("id");
    assertThat(keeper.reject(id, "otto", "too dear")).isEqualTo(Ruling.DONE);
    assertThat(keeper.approve(id, "otto", "")).isEqualTo(Ruling.NOT_OPEN);
    assertThat(keeper.approve("contract-7", "otto", "")).isEqualTo(Ruling.NO_SUCH_PROPOSAL);
    Path file = home.resolve("data/contracts.jsonl");
    Files.writeString(file, "{\"event\":\"PROPO", StandardOpenOption.APPEND);
    ContractBook anew = ContractBook.in(home);
    assertThat(anew.all()).hasSize(1);
    assertThat(anew.all().get(0).state()).isEqualTo(ContractBook.State.REJECTED);
    assertThat(anew.all().get(0).comment()).isEqualTo("too dear");
    assertThat(anew.all().get(0).proposal().bands()).hasSize(8);
    assertThat(anew.inForce()).isEmpty();
    assertThat(Files.readString(file)).endsWith("\n");
  }

  @Test
  void everyProposalAndAnswerStandsInTheLedgerBeforeItCounts() throws Exception {
    String first = propose();
    String second = propose();
    assertThat(keeper.approve(second, "otto", "fair")).isEqualTo(Ruling.DONE);
    assertThat(ledger.all("event")).containsExactly("PROPOSED", "PROPOSED", "IN_FORCE");
    assertThat(ledger.all("id")).containsExactly(first, second, second);
    assertThat(ledger.all("by")).containsExactly("emma", "emma", "otto");
    assertThat(ledger.lines.get(1)).containsEntry("supersedes", first).doesNotContainKey("terms");
    List<String> kept = Files.readAllLines(home.resolve("data/contracts.jsonl"));
    String text = kept.get(1).replaceFirst(".*\"proposal\":", "").replaceFirst("}$", "");
    assertThat(ledger.all("digest").subList(1, 3)).containsOnly(sha256(text));

    ledger.broken = true;
    String third = inBook();
    assertThatThrownBy(() -> keeper.approve(third, "otto", ""))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(keeper.proposal(third).orElseThrow()).containsEntry("state", "PROPOSED");
    assertThat(((Map<?, ?>) keeper.state().get("inForce")).get("id")).isEqualTo(second);
  }

  @Test
  void anApprovalThatACrashKeptFromTheBookIsFoundInTheLedger() throws Exception {
    String id = inBook();
    Map<String, Object> line = new HashMap<>();
    line.put("event", "IN_FORCE");
    line.put("id", id);
    line.put("at", "2025-02-01T00:00:00Z");
    line.put("by", "otto");
    line.put("comment", "fair");
    line.put("digest", "of another proposal with this number");
    ledger.note(line);
    keeper.catchUp();
    assertThat(keeper.state()).containsEntry("state", "PROPOSED");
    line.put("digest", ContractBook.in(home).find(id).orElseThrow().digest());
    open();
    keeper.catchUp();
    assertThat(keeper.state()).containsEntry("state", "IN_FORCE");
    assertThat(keeper.proposal(id).orElseThrow()).containsEntry("answeredBy", "otto");
    assertThat(keeper.approve(id, "emma", "")).isEqualTo(Ruling.NOT_OPEN);
    assertThat(ledger.lines).hasSize(1);
  }

  @Test
  void whatChangesNothingIsRefusedByItsName() {
    ContractQuestion idle =
        new ContractQuestion(
            Map.of("ct_recycler", 5.0), Map.of(), Double.NaN, Double.NaN, Objective.SUM);
    assertThatThrownBy(() -> keeper.propose(idle, "emma", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prices.ct_recycler changes nothing")
        .hasMessageContaining("co, cu");
  }

  @Test
  void everyPriceThatIsTakenChangesSomething() throws NoValueException {
    for (String key : Tariff.PRICES) {
      double other = present().data().prices().get(key) + 1;
      var data =
          present()
              .asked(
                  new ContractQuestion(
                      Map.of(key, other), Map.of(), Double.NaN, Double.NaN, Objective.SUM));
      assertThat(tariff(data)).as(key).isNotEqualTo(tariff(present().data()));
    }
  }

  private static String tariff(LoopData data) {
    var tariff = Ring.of(new Numbers(data, true, false)).tariff();
    return tariff + Arrays.toString(tariff.hold());
  }
}
