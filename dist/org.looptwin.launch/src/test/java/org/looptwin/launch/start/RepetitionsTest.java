package org.looptwin.launch.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger library = context.getLogger("lib.mqtt");

  @BeforeEach
  void start() {
    context.addTurboFilter(new Repetitions("lib", nanos::get));
    log.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
  }

  private List<String> said() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void eachKindOfWarningIsSaidOnceInTenMinutes() {
    for (int client = 0; client < 3; client++) {
      library.warn("client {} is gone", client, new IOException("reset"));
      library.error("page {} is bad", client);
    }
    assertThat(said()).containsExactly("client 0 is gone", "page 0 is bad");
    assertThat(log.list.get(0).getThrowableProxy().getMessage()).isEqualTo("reset");

    nanos.addAndGet(Duration.ofMinutes(10).toNanos());
    library.warn("client {} is gone", 3);
    library.warn("client {} is gone", 4);
    assertThat(said()).endsWith("client 3 is gone").hasSize(3);
  }

  @Test
  void repetitionsAreThereForDevelopers() {
    library.setLevel(Level.DEBUG);
    library.warn("client {} is gone", 0);
    library.warn("client {} is gone", 1);
    assertThat(log.list)
        .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
        .containsExactly("WARN client 0 is gone", "DEBUG client 1 is gone");
  }

  @Test
  void othersAndWhatIsNoWarningAreLetPass() {
    Logger ours = context.getLogger("org.looptwin");
    for (int i = 0; i < 2; i++) {
      ours.warn("reading {}", i);
      library.info("started {}", i);
    }
    assertThat(said()).containsExactly("reading 0", "started 0", "reading 1", "started 1");
  }
}
