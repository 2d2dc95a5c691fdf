package org.looptwin.coordinate.markov.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractBookTest {
  private static final String AT = "2025-02-01T00:00:00Z";

  @TempDir Path home;
  private Path file;
  private ContractBook book;

  @BeforeEach
  void open() throws IOException {
    file = home.resolve("data/contracts.jsonl");
    book = ContractBook.in(home);
  }

  private String propose() {
    Terms terms =
        new Terms(
            false,
            Map.of(),
            Map.of(),
            Map.of(),
            0.9,
            0.5,
            1,
            new int[] {0},
            new double[][] {{1}},
            new double[] {1});
    String id = book.nextId();
    book.propose(
        new Proposal(
            id, null, AT, "emma", "", List.of(), List.of(), List.of(), List.of(), Map.of(), terms));
    return id;
  }

  @Test
  void whatIsLeftOfALineThatCouldNotBeAddedDoesNotSpoilTheNext() throws IOException {
    String id = propose();
    Files.writeString(file, "{\"event\":\"IN_F", StandardOpenOption.APPEND); // the disk was full
    book.answer(id, ContractBook.State.REJECTED, AT, "otto", "too dear");
    open();
    assertThat(book.all())
        .singleElement()
        .satisfies(one -> assertThat(one.state()).isEqualTo(ContractBook.State.REJECTED));
  }

  @Test
  void aProposalTakesNoOthersNumberWhereALineCannotBeRead() throws IOException {
    propose();
    String second = propose();
    book.answer(second, ContractBook.State.IN_FORCE, AT, "otto", "fair");
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of("{\"event\":\"PROPOSED\"}", lines.get(1), lines.get(2)));
    open();
    assertThat(propose()).isNotEqualTo(second);
    assertThat(book.inForce()).hasValueSatisfying(one -> assertThat(one.by()).isEqualTo("otto"));
    open();
    assertThat(book.inForce().orElseThrow().proposal().id()).isEqualTo(second);
    assertThat(book.open()).isPresent();
  }

  @Test
  void ofOldContractsOnlyHeadlinesAreHeldAndTheOneInForceStaysWhole() throws IOException {
    String inForce = propose();
    book.answer(inForce, ContractBook.State.IN_FORCE, AT, "otto", "fair");
    for (int number = 2; number <= 60; number++) {
      propose();
    }
    for (int time = 0; time < 2; time++) {
      assertThat(book.inForce().orElseThrow().proposal().terms().whole()).isTrue();
      assertThat(book.open().orElseThrow().proposal().terms().whole()).isTrue();
      assertThat(book.all()).hasSize(60);
      assertThat(book.all().stream().filter(one -> one.proposal().terms().whole())).hasSize(21);
      ContractBook.Entry old = book.find("contract-40").orElseThrow();
      assertThat(ContractDocument.whole(book, old))
          .containsEntry("transfer", null)
          .containsEntry("state", "SUPERSEDED");
      assertThat((List<?>) ContractDocument.state(book, null).get("history")).hasSize(50);
      open();
    }
  }

  @Test
  void aContractTellsItsGammaAlsoWhereItsLineWasKeptBefore() throws IOException {
    String id = propose();
    open();
    assertThat(ContractDocument.whole(book, book.find(id).orElseThrow().headline()).get("terms"))
        .isEqualTo(Map.of("gamma", 0.9));
    Map<?, ?> proposal = (Map<?, ?>) ContractDocument.state(book, null).get("proposal");
    assertThat(proposal.get("terms")).isEqualTo(Map.of("gamma", 0.9));
  }

  @Test
  void theFileIsBoundedAndKeepsTheOneInForceTheLastAndTheirNumbers() throws IOException {
    int most = 120_000;
    book = ContractBook.in(home, most);
    String inForce = propose();
    book.answer(inForce, ContractBook.State.IN_FORCE, AT, "otto", "fair");
    String digest = book.find(inForce).orElseThrow().digest();
    for (int number = 2; number <= 500; number++) {
      propose();
      assertThat(Files.size(file)).isLessThan(2 * most);
    }
    assertThat(book.all()).hasSizeBetween(201, 499);
    for (int time = 0; time < 2; time++) {
      assertThat(book.inForce().orElseThrow().proposal().id()).isEqualTo(inForce);
      assertThat(book.inForce().orElseThrow().proposal().terms().whole()).isTrue();
      assertThat(book.inForce().orElseThrow().digest()).isEqualTo(digest);
      assertThat(book.open().orElseThrow().proposal().id()).isEqualTo("contract-500");
      assertThat(book.find("contract-400").orElseThrow().state())
          .isEqualTo(ContractBook.State.SUPERSEDED);
      assertThat(book.nextId()).isEqualTo("contract-501");
      open();
    }
  }

  @Test
  void aLineWithStrayBytesIsLeftOutAndOneThatWasCutOffIsGone() throws IOException {
    propose();
    Files.write(
        file, new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, '\n'}, StandardOpenOption.APPEND);
    Files.writeString(file, "{\"ev", StandardOpenOption.APPEND);
    open();
    String next = propose();
    open();
    assertThat(book.find(next)).isPresent();
    assertThat(book.all()).hasSize(2);
  }
}
