package org.looptwin.connector.tck;

import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.tck.Mailbox.Letter;

/** The smallest connector that keeps every promise, and, by its habits, some that do not. */
final class MailConnector implements Connector {
  private final Mailbox mailbox;
  private final Inbox inbox;
  private final Habit habit;
  private final Thread thread = new Thread(this::work, "mail");

  /** What it does wrong. */
  enum Habit {
    SOUND,
    ALWAYS_RUNNING,
    ACKNOWLEDGES_WHEN_IT_READS,
    SHRUGS_WHEN_REFUSED,
    NEVER_ACKNOWLEDGES,
    TRIMS
  }

  MailConnector(Mailbox mailbox, Inbox inbox, Habit habit) {
    this.mailbox = mailbox;
    this.inbox = inbox;
    this.habit = habit;
    thread.setDaemon(true);
    mailbox.reopen();
    thread.start();
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public ConnectionState state() {
    return mailbox.connected() || habit == Habit.ALWAYS_RUNNING
        ? ConnectionState.RUNNING
        : ConnectionState.DOWN;
  }

  @Override
  public String detail() {
    return "a mailbox in memory";
  }

  void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void work() {
    try {
      while (true) {
        hand(mailbox.collect());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closing; what was not acknowledged stays in the mailbox
    }
  }

  private void hand(Letter letter) throws InterruptedException {
    if (habit == Habit.ACKNOWLEDGES_WHEN_IT_READS) {
      mailbox.acknowledge(letter);
    }
    byte[] payload =
        habit == Habit.TRIMS ? new byte[letter.payload().length - 1] : letter.payload();
    Runnable acknowledge =
        habit == Habit.NEVER_ACKNOWLEDGES ? () -> {} : () -> mailbox.acknowledge(letter);
    try {
      inbox.deliver(new Incoming(name(), letter.topic(), payload, acknowledge));
    } catch (InterruptedException e) {
      if (habit != Habit.SHRUGS_WHEN_REFUSED) {
        throw e;
      }
      mailbox.acknowledge(letter);
    }
  }
}
