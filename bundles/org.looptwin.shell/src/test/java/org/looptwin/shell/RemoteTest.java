package org.looptwin.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an HTTP server that answers as Looptwin's does. */
class RemoteTest {
  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private String url;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = "http://127.0.0.1:" + server.getAddress().getPort();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answers(String path, int status, String body) {
    server.createContext("/api/v1" + path, exchange -> answer(exchange, status, body));
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      asked.add(
          "%s %s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("Authorization")));
      exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  @Test
  void sendsTheTokenOfAFile() throws IOException {
    answers("/rules", 200, "{\"version\":\"1\"}");
    Path token = Files.writeString(folder.resolve("token"), "secret-1\n");

    assertThat(Remote.of(url + "/", token).get("/rules").path("version").asText()).isEqualTo("1");
    assertThat(asked).containsExactly("GET /api/v1/rules Bearer secret-1");
  }

  @Test
  void aRefusalIsOneSentenceWithTheServersReason() {
    answers("/rules", 401, "{\"detail\":\"No token was sent.\"}");
    answers("/ledger", 404, "{\"title\":\"Not found\"}");
    Remote remote = Remote.of(url, null);

    assertThatThrownBy(() -> remote.get("/rules"))
        .isInstanceOf(BadInput.class)
        .hasMessageContainingAll("No token was sent.", "--token-file", "data/admin-token");
    assertThatThrownBy(() -> remote.text("/ledger"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Not found");
  }

  @Test
  void whatIsNoUrlOrNoTokenIsBadInput() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {'a', '\n', 'b'});

    assertThatThrownBy(() -> Remote.of("localhost:8080", null)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> Remote.of(url, binary)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> Remote.of(url, folder.resolve("none"))).isInstanceOf(BadInput.class);
  }

  @Test
  void exportsEverySeriesOfTheTwinAndCutsTheTimeWhereThereIsTooMuch() {
    answers(
        "/twin",
        200,
        """
        {"nodes":{"S01":{"type":"supplier","metrics":{"stock_on_hand":{"v":1}}},
                  "S02":{"type":"supplier","metrics":{}}},
         "lanes":{"L1":{"metrics":{"route_active":{"v":1}}}},"market":{"eua_price":{"v":70}}}
        """);
    server.createContext(
        "/api/v1/history/S01/stock_on_hand",
        exchange -> {
          boolean whole = exchange.getRequestURI().getQuery().contains("to=2200");
          boolean first = exchange.getRequestURI().getQuery().contains("from=1970");
          answer(
              exchange,
              whole && first ? 400 : 200,
              whole && first
                  ? "{\"detail\":\"That would be 200000 points; the limit is 100000.\"}"
                  : "{\"points\":[[\"%s\",%s]]}"
                      .formatted(first ? "t1" : "t2", first ? "1" : "2.5"));
        });
    answers("/history/lane/L1/route_active", 200, "{\"points\":[[\"t\",\"a,b\"]]}");
    answers("/history/market/eua_price", 200, "{\"points\":[]}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    RemoteExport export = new RemoteExport(Remote.of(url, null), new PrintStream(out, true, UTF_8));
    export.history(new HistoryOptions().selection(), false);

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "series,ts,value",
            "supplier/S01/stock_on_hand,t1,1",
            "supplier/S01/stock_on_hand,t2,2.5",
            "lane/L1/route_active,t,\"a,b\"");
  }

  @Test
  void exportsTheSeriesThatAreAskedForAsJsonLines() throws IOException {
    answers(
        "/twin",
        200,
        """
        {"nodes":{"S01":{"type":"supplier","metrics":{"stock_on_hand":{"v":1},"soh":{"v":1}}}},
         "lanes":{},"market":{"eua_price":{"v":70}}}
        """);
    answers("/history/S01/stock_on_hand", 200, "{\"points\":[[\"t1\",1.5],[\"t2\",\"RUN\"]]}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HistoryOptions options = new HistoryOptions();
    picocli.CommandLine.populateCommand(
        options, "--series", "supplier/*/stock_*", "--from", "2025-01-01", "--format", "jsonl");

    new RemoteExport(Remote.of(url, null), new PrintStream(out, true, UTF_8))
        .history(options.selection(), options.jsonLines());

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "{\"series\":\"supplier/S01/stock_on_hand\",\"ts\":\"t1\",\"v\":1.5}",
            "{\"series\":\"supplier/S01/stock_on_hand\",\"ts\":\"t2\",\"v\":\"RUN\"}");
    assertThat(asked.get(1)).contains("from=2025-01-01T00:00:00Z");
  }

  @Test
  void aDryRunIsToldAsTheOfflineOneIs() throws IOException {
    answers(
        "/rules/dry-run",
        200,
        """
        {"present":0,"proposed":1,"complete":true,"requests":[{"change":"new","at":"2026-01-01T06:00:00Z",
         "kind":"RAISE","topic":"stock-low","subject":"S01","because":"Little stock."}]}
        """);
    Path candidate = Files.writeString(folder.resolve("limits.drl"), "rule ...");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new RemoteRules(Remote.of(url, null), console(out)).dryRun(candidate, null, null);

    assertThat(out.toString(UTF_8).lines().skip(1))
        .containsExactly("+ 2026-01-01T06:00:00Z RAISE stock-low S01: Little stock.");
  }

  @Test
  void aPlugInIsUploadedUnderItsFileNameAndARefusalIsBadInput() throws IOException {
    answers("/plugins", 422, "{\"detail\":\"It needs optimise.api 2.0.\"}");
    Path jar = Files.writeString(folder.resolve("my solver.jar"), "PK");
    RemotePlugins plugins =
        new RemotePlugins(Remote.of(url, null), console(new ByteArrayOutputStream()), false);

    assertThatThrownBy(() -> plugins.install(jar, true))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("It needs optimise.api 2.0.");
    assertThat(asked).containsExactly("POST /api/v1/plugins?file=my%20solver.jar&shadow=true null");
  }

  private static Console console(ByteArrayOutputStream out) {
    return new Console(new PrintStream(out, true, UTF_8), new PrintStream(out, true, UTF_8));
  }
}
