package org.looptwin.runtime.paho;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps the end of a connection from its client until the client has begun to speak.
 *
 * <p>Paho 1.2.5 starts its reader, its writer and its caller one after the other and waits for each
 * to be seen running, before it sends CONNECT. A reader that meets the connection's end at once has
 * stopped before anybody looked: the client then waits for it for ever, on a thread that no
 * interrupt ends. A broker that lets everybody in and throws them out would cost a thread with
 * every attempt.
 */
final class Greeting {
  private final CountDownLatch over = new CountDownLatch(1);

  /** The client has begun to speak, or has given up. */
  void over() {
    over.countDown();
  }

  InputStream heard(InputStream in) {
    return new FilterInputStream(in) {
      /** A broker says nothing before it is greeted; to ask would show that it has hung up. */
      @Override
      public int available() throws IOException {
        return over.getCount() > 0 ? 0 : super.available();
      }

      @Override
      public int read() throws IOException {
        try {
          int read = super.read();
          return read < 0 ? ended(read) : read;
        } catch (IOException e) {
          ended(-1);
          throw e;
        }
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        try {
          int read = super.read(bytes, from, length);
          return read < 0 ? ended(read) : read;
        } catch (IOException e) {
          ended(-1);
          throw e;
        }
      }
    };
  }

  OutputStream said(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int value) throws IOException {
        over();
        out.write(value);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        over();
        out.write(bytes, from, length);
      }
    };
  }

  private int ended(int read) throws IOException {
    try {
      over.await();
      return read;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("asked to end while the connection was opened");
    }
  }
}
