package org.looptwin.drill;

import java.nio.charset.StandardCharsets;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;

/** Hands in a reading every few milliseconds, one after the other as they become durable. */
public final class SwapConnector implements Connector {
  private final Thread plant = new Thread(this::run, "swap-connector");
  private volatile Inbox inbox;
  private volatile ConnectionState state = ConnectionState.CONNECTING;
  private volatile long acknowledged;

  public void setInbox(Inbox service) {
    inbox = service;
  }

  public void unsetInbox(Inbox service) {
    state = ConnectionState.DOWN;
  }

  public void start() {
    plant.setDaemon(true);
    plant.start();
  }

  public void stop() {
    plant.interrupt();
  }

  private void run() {
    state = ConnectionState.RUNNING; // the plant that it reads from is itself
    try {
      for (long number = 0; !Thread.interrupted(); number++) {
        String json =
            "{\"ts\":%d,\"v\":30,\"src\":\"swap-@VERSION@\"}"
                .formatted(@BEGIN@L + number * 1000);
        inbox.deliver(
            new Incoming(
                name(),
                "supplier/S30/stock_on_hand",
                json.getBytes(StandardCharsets.UTF_8),
                () -> acknowledged++));
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      state = ConnectionState.DOWN;
    }
  }

  @Override
  public String name() {
    return "swap-connector";
  }

  @Override
  public ConnectionState state() {
    return state;
  }

  @Override
  public String detail() {
    return "@VERSION@, %d readings acknowledged".formatted(acknowledged);
  }
}
