package org.looptwin.runtime.paho;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;

/** A way to a broker over MQTT 3.1.1 that ends no earlier than the client can bear. */
final class Greeted3Module implements NetworkModule {
  private final NetworkModule way;
  private volatile Greeting greeting = new Greeting();

  Greeted3Module(NetworkModule way) {
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
