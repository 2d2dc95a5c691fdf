package org.looptwin.connector.tck;

import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.tck.MailConnector.Habit;

final class MailBench implements Bench {
  private final Mailbox mailbox = new Mailbox();
  private final Habit habit;
  private MailConnector connector;

  MailBench(Habit habit) {
    this.habit = habit;
  }

  @Override
  public Connector start(Inbox inbox) {
    connector = new MailConnector(mailbox, inbox, habit);
    return connector;
  }

  @Override
  public void stop() throws InterruptedException {
    connector.close();
  }

  @Override
  public void send(String topic, byte[] payload) {
    mailbox.post(topic, payload);
  }

  @Override
  public void cut() {
    mailbox.connect(false);
  }

  @Override
  public void mend() {
    mailbox.connect(true);
  }

  @Override
  public void close() throws InterruptedException {
    connector.close();
  }
}
