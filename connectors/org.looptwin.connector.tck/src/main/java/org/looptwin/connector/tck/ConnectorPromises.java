package org.looptwin.connector.tck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.plugin.api.Check;
import org.looptwin.plugin.api.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What a {@link Connector} promises that can be tried without its peer. What it promises about
 * messages is tried on a {@link Bench}, by {@link ConnectorContract}.
 */
@Component(service = Contract.class, property = "name=Connector")
public final class ConnectorPromises implements Contract<Connector> {
  @Activate
  public ConnectorPromises() {}

  @Override
  public String name() {
    return "Connector";
  }

  @Override
  public Class<Connector> spi() {
    return Connector.class;
  }

  @Override
  public boolean appliesTo(Map<String, ?> properties) {
    return true;
  }

  @Override
  public List<Check<Connector>> checks() {
    return List.of(
        new Check<>("it has a short name that stays the same", ConnectorPromises::named),
        new Check<>("it always has a state", ConnectorPromises::hasState),
        new Check<>("it tells an operator something", ConnectorPromises::tells));
  }

  private static Optional<String> named(Connector connector) {
    String name = connector.name();
    if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      return Optional.of(
          "Its name is '%s', expected 1 to 40 letters, digits, dots or dashes.".formatted(name));
    }
    String again = connector.name();
    return name.equals(again)
        ? Optional.empty()
        : Optional.of("Its name was '%s', then '%s'.".formatted(name, again));
  }

  private static Optional<String> hasState(Connector connector) {
    ConnectionState state = connector.state();
    return state == null
        ? Optional.of("Its state is null, expected CONNECTING, RUNNING or DOWN.")
        : Optional.empty();
  }

  private static Optional<String> tells(Connector connector) {
    String detail = connector.detail();
    return detail == null || detail.isBlank()
        ? Optional.of("Its detail is '%s', expected its address.".formatted(detail))
        : Optional.empty();
  }
}
