package org.looptwin.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Route.Handler;

/** The status page and other files of this bundle. */
final class StatusPage {
  private StatusPage() {}

  /**
   * @param name of a file in the folder {@code page} beside this class
   */
  static Handler file(String name, String type) {
    byte[] body = read(name);
    return request -> Reply.file(type, body);
  }

  private static byte[] read(String name) {
    try (InputStream in = StatusPage.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("This bundle lacks its file page/%s.".formatted(name));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
