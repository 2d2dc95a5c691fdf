package org.looptwin.connector.tck;

import org.looptwin.connector.tck.MailConnector.Habit;

class MailConnectorTest extends ConnectorContract {
  @Override
  protected Bench bench() {
    return new MailBench(Habit.SOUND);
  }
}
