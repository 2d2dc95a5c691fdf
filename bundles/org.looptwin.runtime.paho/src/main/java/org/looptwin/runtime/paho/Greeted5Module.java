package org.looptwin.runtime.paho;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A way to a broker over MQTT 5.0 that ends no earlier than the client can bear. */
final class Greeted5Module implements NetworkModule {
  private final NetworkModule way;
  private volatile Greeting greeting = new Greeting();

  Greeted5Module(NetworkModule way) {
    this.way = way;
  }

  @Override
  public void start() throws IOException, MqttException {
    greeting = new Greeting();
    way.start();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return greeting.heard(way.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return greeting.said(way.getOutputStream());
  }

  @Override
  public void stop() throws IOException {
    greeting.over();
    way.stop();
  }

  @Override
  public String getServerURI() {
    return way.getServerURI();
  }
}
