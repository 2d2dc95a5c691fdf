package org.looptwin.launch.start;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Carries what the framework's own bundles log to where everything else is logged. */
final class SystemLog {
  private final BundleContext context;

  SystemLog(BundleContext context) {
    this.context = context;
  }

  /** Begins to listen; called when the log service has started. */
  void open() {
    ServiceReference<LogReaderService> reference =
        context.getServiceReference(LogReaderService.class);
    if (reference == null) {
      throw new IllegalStateException("The log service (org.apache.felix.log) is missing.");
    }
    LogListener listener = SystemLog::copy;
    context.getService(reference).addLogListener(listener);
  }

  private static void copy(LogEntry entry) {
    Logger logger = LoggerFactory.getLogger(entry.getLoggerName());
    logger
        .atLevel(level(entry))
        .setCause(entry.getException())
        .log("{}: {}", entry.getBundle().getSymbolicName(), entry.getMessage());
  }

  private static Level level(LogEntry entry) {
    return switch (entry.getLogLevel()) {
      case AUDIT, INFO -> Level.INFO;
      case ERROR -> Level.ERROR;
      case WARN -> Level.WARN;
      case DEBUG -> Level.DEBUG;
      case TRACE -> Level.TRACE;
    };
  }
}
