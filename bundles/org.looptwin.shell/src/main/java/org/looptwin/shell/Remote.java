package org.looptwin.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A running server's REST interface, below {@code /api/v1}. */
final class Remote {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Uploads are verified and dry runs read the whole journal before they are answered. */
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(10);

  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String url;
  private final String token;

  private Remote(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /**
   * @param tokenFile null for none
   */
  static Remote of(String url, Path tokenFile) {
    String base = url.replaceAll("/+$", "").replaceAll("/api/v1$", "");
    if (!base.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
      throw BadInput.of("--url is '%s', expected a URL such as http://127.0.0.1:8080", url);
    }
    return new Remote(base, tokenFile == null ? "" : token(tokenFile));
  }

  private static String token(Path file) {
    try {
      String token = Files.readString(file).strip();
      if (!token.matches("[\\x21-\\x7e]+")) {
        throw BadInput.of("--token-file %s holds no token, expected one line of text", file);
      }
      return token;
    } catch (IOException e) {
      throw BadInput.of(
          "--token-file %s cannot be read, expected a file such as a home's data/admin-token",
          file);
    }
  }

  /** A part of a path or query, escaped. */
  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The answer to {@code GET path} as JSON. */
  JsonNode get(String path) {
    return json(text(request(path).GET()));
  }

  /** The answer to {@code GET path} as it is. */
  String text(String path) {
    return text(request(path).GET());
  }

  JsonNode post(String path, String type, byte[] body) {
    return json(
        text(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body))));
  }

  JsonNode delete(String path) {
    return json(text(request(path).DELETE()));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1" + path)).timeout(ANSWER_WITHIN);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private String text(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> answer =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() >= 400) {
        throw refused(request, answer);
      }
      return answer.body();
    } catch (ConnectException e) {
      throw new Failure(
          "nobody answers at %s. Maybe the server runs at another port, see data/endpoints.json"
              .formatted(url));
    } catch (HttpTimeoutException e) {
      throw new Failure("%s did not answer in time".formatted(url));
    } catch (IOException e) {
      throw new Failure("%s cannot be asked: %s".formatted(url, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("stopped while %s was asked".formatted(url));
    }
  }

  private RuntimeException refused(HttpRequest request, HttpResponse<String> answer) {
    String what = "%s %s".formatted(request.method(), request.uri().getPath());
    String why = detail(answer.body());
    return switch (answer.statusCode()) {
      case 401 ->
          BadInput.of(
              "%s needs a token (%s), expected --token-file FILE. Maybe the home's data/admin-token",
              what, why);
      case 403 -> BadInput.of("%s: the token's role is too low (%s)", what, why);
      case 404, 405 -> new Failure("the server has no %s: %s".formatted(what, why));
      case 400, 409, 413, 415, 422 -> BadInput.of("%s: %s", what, why);
      default -> new Failure("%s: %d %s".formatted(what, answer.statusCode(), why));
    };
  }

  /** The sentence of a problem document (RFC 9457). */
  private String detail(String body) {
    try {
      JsonNode problem = mapper.readTree(body);
      String detail = problem.path("detail").asText(problem.path("title").asText());
      return detail.isEmpty() ? "no reason given" : detail;
    } catch (JsonProcessingException e) {
      return body.isBlank() ? "no reason given" : body.lines().findFirst().orElse("");
    }
  }

  private JsonNode json(String text) {
    try {
      return mapper.readTree(text.isBlank() ? "{}" : text);
    } catch (JsonProcessingException e) {
      throw new Failure("%s answered with what is no JSON. Maybe it is no Looptwin".formatted(url));
    }
  }
}
