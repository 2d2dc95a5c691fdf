package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortTest {
  @Test
  void saysWhichPortItHasFound() throws Exception {
    try (Served served = Served.onLoopback()) {
      assertThat(served.port()).isPositive();
      assertThat(served.listening.url()).isEqualTo("http://127.0.0.1:" + served.port());
    }
  }

  @Test
  void doesNotComeUpOnATakenPort() throws Exception {
    try (Served served = Served.onLoopback()) {
      InetSocketAddress taken =
          new InetSocketAddress(InetAddress.getByName("127.0.0.1"), served.port());
      assertThatThrownBy(
              () ->
                  new Listening(
                      new FakeBackend(),
                      token -> Optional.empty(),
                      taken,
                      true,
                      Listening.Manners.ORDINARY))
          .isInstanceOf(BindException.class);
    }
  }
}
