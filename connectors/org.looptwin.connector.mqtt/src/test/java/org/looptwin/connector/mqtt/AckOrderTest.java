package org.looptwin.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AckOrderTest {
  private final List<Integer> sent = new ArrayList<>();
  private final AckOrder order = new AckOrder(sent::add);

  @Test
  void acknowledgementsLeaveInTheOrderOfArrivalWhateverGetsDoneFirst() {
    Runnable a = order.expect(11);
    Runnable b = order.expect(7);
    Runnable c = order.expect(9);
    c.run();
    b.run();
    assertThat(sent).isEmpty();
    a.run();
    assertThat(sent).containsExactly(11, 7, 9);
    assertThat(order.outstanding()).isZero();
  }

  @Test
  void nothingIsSentOnceTheConnectionIsClosing() {
    Runnable a = order.expect(1);
    order.stop();
    a.run();
    order.expect(2).run();
    assertThat(sent).isEmpty();
  }

  @Test
  void aSecondAcknowledgementOfTheSameMessageSendsNothing() {
    Runnable a = order.expect(1);
    a.run();
    a.run();
    order.expect(1);
    a.run();
    assertThat(sent).containsExactly(1);
  }
}
