package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.looptwin.http.access.Caller;
import org.looptwin.http.access.Role;
import org.looptwin.http.access.Tokens;
import org.looptwin.model.json.ModelJson;

/** A server on a free port and a client of it. Tokens are the roles' names. */
final class Served implements AutoCloseable {
  private static final Map<String, Caller> CALLERS =
      Map.of(
          "plant-token", new Caller("plc", Role.PLANT),
          "viewer-token", new Caller("vera", Role.VIEWER),
          "operator-token", new Caller("otto", Role.OPERATOR),
          "engineer-token", new Caller("emma", Role.ENGINEER),
          "admin-token", new Caller("admin", Role.ADMIN));
  private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
  private final Tokens tokens =
      token -> Optional.ofNullable(withdrawn.contains(token) ? null : CALLERS.get(token));

  final FakeBackend backend = new FakeBackend();
  final Listening listening;
  private final HttpClient client = HttpClient.newHttpClient();

  private Served(boolean loopback, Listening.Manners manners) throws IOException {
    listening =
        new Listening(
            backend,
            tokens,
            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0),
            loopback,
            manners);
  }

  static Served onLoopback() throws IOException {
    return with(Listening.Manners.ORDINARY);
  }

  static Served elsewhere() throws IOException {
    return new Served(false, Listening.Manners.ORDINARY);
  }

  static Served with(Listening.Manners manners) throws IOException {
    return new Served(true, manners);
  }

  /** A reply with its body as text and, where it is one, as JSON. */
  record Answer(int status, String text, HttpResponse<String> response) {
    JsonNode json() {
      return new ModelJson().parse(text);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  void withdraw(String token) {
    withdrawn.add(token);
  }

  int port() {
    return URI.create(listening.url()).getPort();
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  Answer get(String path, String token) throws IOException, InterruptedException {
    return send(request(path).header("Authorization", "Bearer " + token).GET());
  }

  Answer post(String path, String token, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  Answer put(String path, String token, String body) throws IOException, InterruptedException {
    return call("PUT", path, token, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  Answer delete(String path, String token) throws IOException, InterruptedException {
    return call("DELETE", path, token, "", new byte[0]);
  }

  Answer call(String method, String path, String token, String type, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofByteArray(body));
    return send(type.isEmpty() ? request : request.header("Content-Type", type));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(listening.url() + path))
        .timeout(Duration.ofSeconds(20));
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body(), response);
  }

  @Override
  public void close() {
    listening.close();
  }
}
