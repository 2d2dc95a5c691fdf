package org.looptwin.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** The services a command calls, looked up when it runs: which exist depends on the start level. */
final class Services {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final BundleContext context;

  Services(BundleContext context) {
    this.context = context;
  }

  BundleContext context() {
    return context;
  }

  /**
   * The service, waiting for it to come up.
   *
   * @throws Failure when it does not come
   */
  <T> T need(Class<T> type) {
    return await(type, PATIENCE)
        .orElseThrow(
            () ->
                new Failure(
                    "the service %s did not start. Maybe the log names the reason"
                        .formatted(type.getSimpleName())));
  }

  /** The service stays in use until the process ends: the tracker's own hold ends with it. */
  <T> Optional<T> await(Class<T> type, Duration patience) {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    try {
      return tracker.waitForService(Math.max(1, patience.toMillis())) == null
          ? Optional.empty()
          : Optional.ofNullable(context.getServiceReference(type)).map(context::getService);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      tracker.close();
    }
  }

  /** The service as it is now. */
  <T> Optional<T> now(Class<T> type) {
    return Optional.ofNullable(context.getServiceReference(type)).map(context::getService);
  }

  /** The service, for as long as it takes: it may be about to be exchanged. */
  <T> T present(Class<T> type) throws InterruptedException {
    Optional<T> found = now(type);
    while (found.isEmpty()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      found = await(type, PATIENCE);
    }
    return found.get();
  }

  /** All services of a type, best ranking first. */
  <T> List<T> all(Class<T> type) {
    try {
      List<ServiceReference<T>> found = new ArrayList<>(context.getServiceReferences(type, null));
      found.sort(Comparator.reverseOrder());
      return found.stream().map(context::getService).filter(java.util.Objects::nonNull).toList();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
