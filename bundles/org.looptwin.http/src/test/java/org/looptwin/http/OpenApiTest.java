package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.looptwin.http.events.EventStream;
import org.looptwin.http.wire.Route;

/** The document and the routes say the same, so that neither can drift. */
class OpenApiTest {
  /** The page is for people. */
  private static final Set<String> PAGE = Set.of("/", "/{file}");

  private static JsonNode document() throws Exception {
    try (Served served = Served.onLoopback()) {
      return served.get("/api/v1/openapi.json").json();
    }
  }

  private static Set<String> routes() {
    FakeBackend backend = new FakeBackend();
    Health health = new Health(backend, System::nanoTime);
    Set<String> routes = new TreeSet<>();
    try (EventStream events = new EventStream(backend, 1, Duration.ofSeconds(1), Json::object)) {
      for (Route route :
          new Routes(backend, events, health, new StageTimes(), Duration.ZERO).all()) {
        String role = route.role() == null ? "anyone" : route.role().word();
        if (!PAGE.contains(route.pattern())) {
          routes.add("%s %s for %s".formatted(route.method(), route.pattern(), role));
        }
      }
    }
    return routes;
  }

  @Test
  void describesEveryRouteWithItsRoleAndNoOther() throws Exception {
    Set<String> described = new TreeSet<>();
    document()
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        method ->
                            described.add(
                                "%s %s for %s"
                                    .formatted(
                                        method.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        method.getValue().path("x-role").asText()))));
    assertThat(described).isEqualTo(routes());
  }

  @Test
  void describesTheQueryThatEveryRouteHeedsAndNoOther() throws Exception {
    JsonNode paths = document().path("paths");
    FakeBackend backend = new FakeBackend();
    Health health = new Health(backend, System::nanoTime);
    try (EventStream events = new EventStream(backend, 1, Duration.ofSeconds(1), Json::object)) {
      for (Route route :
          new Routes(backend, events, health, new StageTimes(), Duration.ZERO).all()) {
        if (route.query() != null) {
          JsonNode operation =
              paths.path(route.pattern()).path(route.method().toLowerCase(Locale.ROOT));
          Set<String> described = new TreeSet<>();
          for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
              described.add(parameter.path("name").asText());
            }
          }
          String where = route.method() + " " + route.pattern();
          assertThat(described).as(where).containsExactlyInAnyOrderElementsOf(route.query());
          assertThat(operation.path("responses").has("400")).as(where).isTrue();
        }
      }
    }
  }

  @Test
  void everyOperationSaysWhatItIsAndHowItFails() throws Exception {
    Set<String> ids = new HashSet<>();
    for (JsonNode path : document().path("paths")) {
      for (JsonNode operation : path) {
        String id = operation.path("operationId").asText();
        assertThat(ids.add(id)).as(id).isTrue();
        assertThat(operation.path("summary").asText()).as(id).isNotBlank();
        assertThat(operation.path("description").asText()).as(id).endsWith(".");
        JsonNode responses = operation.path("responses");
        String role = operation.path("x-role").asText();
        assertThat(operation.path("security").isEmpty()).as(id).isEqualTo(role.equals("anyone"));
        assertThat(responses.has("401")).as(id).isEqualTo(!role.equals("anyone"));
        assertThat(responses.has("403")).as(id).isEqualTo(!role.equals("anyone"));
      }
    }
    assertThat(ids).hasSizeGreaterThan(40);
  }

  @Test
  void everyReferenceLeadsSomewhereAndEverySchemaIsUsed() throws Exception {
    JsonNode document = document();
    Set<String> used = new HashSet<>();
    for (JsonNode reference : document.findValues("$ref")) {
      String pointer = reference.asText().substring(1);
      assertThat(document.at(pointer).isMissingNode()).as(pointer).isFalse();
      used.add(pointer);
    }
    document
        .at("/components/schemas")
        .fieldNames()
        .forEachRemaining(name -> assertThat(used).contains("/components/schemas/" + name));
  }
}
