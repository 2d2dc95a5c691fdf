package org.looptwin.launch.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.CyclicBufferAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warnings to stderr; a server also writes INFO and up to {@code looptwin.log} in its home, 5 files
 * of 10 MB at most. The file is created when the home is known to be good, so that a wrong option
 * changes nothing on disk; what was logged before is kept and comes first in it.
 */
final class Logging {
  private static final int KEPT = 1000;
  private static final String CONSOLE = "looptwin: %logger{0}: %level: %msg%n%nopex";
  private static final String CONSOLE_WITH_TRACES = "%d{HH:mm:ss.SSS} %level %logger: %msg%n%ex";

  /** The system property that shows stack traces and INFO on stderr, for developers. */
  private static final String DEBUG = "looptwin.debug";

  private static final String FILE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger - %msg%n";

  /** Libraries that say more than an operator wants to read. */
  private static final Map<String, Level> QUIET =
      Map.ofEntries(
          Map.entry("org.apache.activemq", Level.WARN),
          Map.entry("org.apache.artemis", Level.WARN),
          Map.entry("org.apache.activemq.audit", Level.OFF),
          Map.entry("io.netty", Level.WARN),
          Map.entry("org.eclipse.jetty", Level.WARN),
          Map.entry("org.drools", Level.ERROR),
          // says again, over several lines, what is told with file and line
          Map.entry("org.drools.compiler.kie.builder.impl.KieProject", Level.OFF),
          Map.entry("org.kie", Level.WARN),
          Map.entry("Events", Level.OFF),
          Map.entry("LogService", Level.WARN),
          Map.entry("org.apache.felix", Level.WARN),
          Map.entry("ai.djl", Level.WARN),
          Map.entry("ai.djl.util.cuda.CudaUtils", Level.ERROR));

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

  private final CyclicBufferAppender<ILoggingEvent> kept = new CyclicBufferAppender<>();

  /** Warnings to stderr; INFO is kept for the file of a server. */
  void start() {
    context.reset();
    root().setLevel(Level.INFO);
    QUIET.forEach((name, level) -> context.getLogger(name).setLevel(level));
    context.addTurboFilter(new Repetitions("org.apache.activemq", System::nanoTime));
    root().addAppender(console());
    kept.setContext(context);
    kept.setMaxSize(KEPT);
    kept.start();
    root().addAppender(kept);
  }

  /** From now on to a file, beginning with what was kept; a second call changes nothing. */
  synchronized void open(Path folder) {
    if (kept.isStarted()) {
      root().detachAppender(kept);
      RollingFileAppender<ILoggingEvent> file = file(folder.resolve("looptwin.log").toString());
      for (int i = 0; i < kept.getLength(); i++) {
        file.doAppend(kept.get(i));
      }
      kept.stop();
      root().addAppender(file);
    }
  }

  void close() {
    context.stop();
  }

  private ch.qos.logback.classic.Logger root() {
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private ConsoleAppender<ILoggingEvent> console() {
    boolean debug = Boolean.getBoolean(DEBUG);
    var warnings = new ThresholdFilter();
    warnings.setLevel((debug ? Level.INFO : Level.WARN).toString());
    warnings.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.addFilter(warnings);
    appender.setEncoder(pattern(debug ? CONSOLE_WITH_TRACES : CONSOLE));
    appender.start();
    return appender;
  }

  private RollingFileAppender<ILoggingEvent> file(String name) {
    var appender = new RollingFileAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setFile(name);
    appender.setEncoder(pattern(FILE));
    appender.setRollingPolicy(keepFive(appender, name));
    var full = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    full.setContext(context);
    full.setMaxFileSize(FileSize.valueOf("10MB"));
    full.start();
    appender.setTriggeringPolicy(full);
    appender.start();
    return appender;
  }

  private FixedWindowRollingPolicy keepFive(
      RollingFileAppender<ILoggingEvent> appender, String file) {
    var policy = new FixedWindowRollingPolicy();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(file + ".%i");
    policy.setMinIndex(1);
    policy.setMaxIndex(4);
    policy.start();
    return policy;
  }

  private PatternLayoutEncoder pattern(String pattern) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.start();
    return encoder;
  }
}
