package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  @Test
  void hasAPageThatNeedsNobodyElse() throws Exception {
    try (Served served = Served.onLoopback()) {
      var page = served.get("/");
      assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(page.text()).doesNotContain("http://", "https://");
      assertThat(served.get("/index.html").text()).isEqualTo(page.text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing.js", "/..%2fpage%2findex.html", "/index", "/index.exe", "/%2e%2e"})
  void servesNothingElse(String path) throws Exception {
    try (Served served = Served.onLoopback()) {
      assertThat(served.get(path).status()).isEqualTo(404);
    }
  }
}
