package org.looptwin.plugin.live;

import java.time.Duration;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;

/** A plug-in's connector: what does not answer is down. */
final class GuardedConnector extends Guard<Connector> implements Connector {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  GuardedConnector(Provided<Connector> behind) {
    super(behind);
  }

  @Override
  public ConnectionState state() {
    try {
      return with(GuardedConnector::state);
    } catch (CallFailed e) {
      return ConnectionState.DOWN;
    }
  }

  private static ConnectionState state(Provided<Connector> present) throws CallFailed {
    ConnectionState state = present.call("state()", DEADLINE, Connector::state);
    if (state == null) {
      present.failed("its state is null, expected CONNECTING, RUNNING or DOWN");
      return ConnectionState.DOWN;
    }
    present.held();
    return state;
  }

  @Override
  public String detail() {
    try {
      return call("detail()", DEADLINE, connector -> Brief.of(connector.detail()));
    } catch (CallFailed e) {
      return e.getMessage();
    }
  }
}
