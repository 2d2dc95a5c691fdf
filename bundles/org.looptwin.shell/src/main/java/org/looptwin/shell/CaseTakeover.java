package org.looptwin.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.looptwin.connector.api.Inbox;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.model.json.CaseExchange;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a changed case in force in a running server: loop, connectors and twin go and come back with
 * it; the embedded broker and HTTP stay. When they do not come back, the case before does.
 */
final class CaseTakeover implements CaseWatch.Takeover {
  private static final Logger LOG = LoggerFactory.getLogger(CaseTakeover.class);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(15);
  private static final int MOST_NAMED = 10;

  private final CaseExchange exchange;
  private final BooleanSupplier back;
  private final BooleanSupplier flows;

  /**
   * @param back waits until twin and loop are there; false when they do not come
   * @param flows waits until data can flow again; false when they do not in good time
   */
  CaseTakeover(CaseExchange exchange, BooleanSupplier back, BooleanSupplier flows) {
    this.exchange = exchange;
    this.back = back;
    this.flows = flows;
  }

  static CaseTakeover in(Services services, BooleanSupplier flows) {
    return new CaseTakeover(
        services.need(CaseExchange.class),
        () ->
            services.await(Inbox.class, BACK_WITHIN).isPresent()
                && services.await(DecisionDesk.class, BACK_WITHIN).isPresent(),
        flows);
  }

  @Override
  public CaseSource inForce() {
    return exchange.inForce();
  }

  @Override
  public Optional<String> use(Case next, String digest) {
    CaseSource before = exchange.inForce();
    LOG.info("The case is changed: {}", difference(before.current(), next));
    long begun = System.nanoTime();
    exchange.use(next, digest);
    if (!back.getAsBoolean()) {
      exchange.use(before.current(), before.digest());
      return Optional.of("the twin or the loop does not start with it; the log says why");
    }
    boolean flowing = flows.getAsBoolean();
    LOG.info(
        "The changed case is in force{} after {} s",
        flowing ? " and data flow again" : "",
        "%.1f".formatted((System.nanoTime() - begun) / 1e9));
    return Optional.empty();
  }

  /** Which sites and lanes come and go. */
  static String difference(Case before, Case after) {
    return "sites %s, lanes %s"
        .formatted(
            difference(sites(before.extended()), sites(after.extended())),
            difference(lanes(before), lanes(after)));
  }

  private static Set<String> sites(Network network) {
    return network.nodes().stream().map(Node::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> lanes(Case reference) {
    Set<String> ids = new TreeSet<>();
    reference.network().lanes().stream().map(Lane::id).forEach(ids::add);
    reference.extended().lanes().stream().map(Lane::id).forEach(ids::add);
    return ids;
  }

  private static String difference(Set<String> before, Set<String> after) {
    String come = named("+", after, before);
    String gone = named("-", before, after);
    return come.isEmpty() && gone.isEmpty() ? "as before" : (come + " " + gone).strip();
  }

  private static String named(String sign, Set<String> these, Set<String> without) {
    Set<String> left = new TreeSet<>(these);
    left.removeAll(without);
    String names =
        left.stream().limit(MOST_NAMED).map(id -> sign + id).collect(Collectors.joining(" "));
    return left.size() <= MOST_NAMED
        ? names
        : "%s and %d more".formatted(names, left.size() - MOST_NAMED);
  }
}
