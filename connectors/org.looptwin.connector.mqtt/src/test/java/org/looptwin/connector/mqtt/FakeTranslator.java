package org.looptwin.connector.mqtt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Translator;

/** Has filters and hands in foreign messages as they are. */
final class FakeTranslator implements Translator {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile List<String> filters;

  private FakeTranslator(List<String> filters) {
    this.filters = filters;
  }

  static FakeTranslator none() {
    return new FakeTranslator(List.of());
  }

  static FakeTranslator of(String... filters) {
    return new FakeTranslator(List.of(filters));
  }

  void change(String... now) {
    filters = List.of(now);
    listeners.forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public List<String> filters(String connector) {
    return filters;
  }

  @Override
  public boolean translates(String connector, String topic) {
    return true;
  }

  @Override
  public void deliver(Incoming foreign, Inbox inbox) throws InterruptedException {
    inbox.deliver(foreign);
  }

  @Override
  public Listening onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
