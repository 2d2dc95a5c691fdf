package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.Incoming;

class AccountTest {
  private final Account account = new Account();

  private static Message message(String connector, Rejection... rejections) {
    Incoming incoming = new Incoming(connector, "a/b", new byte[1], () -> {});
    return new Message(incoming, Instant.EPOCH, List.of(), List.of(rejections));
  }

  @Test
  void saysWhatBecameOfEveryReadingInOneSentencePerConnector() {
    Rejection range = Rejection.of(Reason.RANGE, "too high").andOneMore();
    Rejection unknown = Rejection.of(Reason.UNKNOWN_NODE, "no such node");
    Message settled = message("mqtt", range, unknown);
    Message open = message("http", Rejection.of(Reason.UNIT, "no such unit"));
    account.take(settled);
    account.take(open);
    account.settle(
        List.of(new Settled(settled, List.of(), 0, 0, settled.rejections())), new int[] {0});
    assertThat(account.sentences())
        .containsExactly(
            "http: received 1 = accepted 0 + duplicate 0 + rejected 0 + pending 1",
            "mqtt: received 3 = accepted 0 + duplicate 0 + rejected 3 (range 2, unknown-node 1)"
                + " + pending 0");
  }
}
