package org.looptwin.forecast.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.forecast.api.ForecastRecord.News;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.model.quantity.MonthlySeries;

/** The three kinds of line: a forecast, an outcome, news. Numbers keep all their digits. */
final class RecordLines {
  private static final String TYPE = "type";

  private final ObjectMapper mapper = new ObjectMapper();

  String of(KeptForecast kept) {
    ObjectNode line = mapper.createObjectNode().put(TYPE, "forecast");
    line.put("n", kept.number()).put("target", kept.target()).put("role", kept.role().name());
    line.put("at", kept.madeAt().toString()).put("known", kept.lastKnown().toString());
    line.put("start", kept.mean().start().toString());
    line.put("last", kept.lastValue()).put("member", kept.member());
    kept.heard().forEach(line.putArray("heard")::add);
    numbers(line.putArray("mean"), kept.mean());
    numbers(line.putArray("low"), kept.low());
    numbers(line.putArray("high"), kept.high());
    kept.errors().forEach(line.putArray("errors")::add);
    return line.toString();
  }

  String of(Book.Known known) {
    return mapper
        .createObjectNode()
        .put(TYPE, "outcome")
        .put("target", known.target())
        .put("month", known.month().toString())
        .put("value", known.value())
        .put("at", known.at().toString())
        .toString();
  }

  String of(News news) {
    return mapper
        .createObjectNode()
        .put(TYPE, "news")
        .put("at", news.at().toString())
        .put("kind", news.kind())
        .put("target", news.target())
        .put("text", news.text())
        .toString();
  }

  /**
   * Puts what a line says into a book; lines of kinds not known here change nothing.
   *
   * @throws IllegalArgumentException when it is no such line
   */
  void read(String text, Book book) {
    try {
      JsonNode line = mapper.readTree(text);
      switch (line.path(TYPE).asText()) {
        case "forecast" -> book.put(forecast(line));
        case "outcome" ->
            book.put(
                new Book.Known(
                    line.path("target").asText(),
                    YearMonth.parse(line.path("month").asText()),
                    line.path("value").asDouble(),
                    Instant.parse(line.path("at").asText())));
        case "news" ->
            book.put(
                new News(
                    Instant.parse(line.path("at").asText()),
                    line.path("kind").asText(),
                    line.path("target").asText(),
                    line.path("text").asText()));
        default -> {
          // written by a later version
        }
      }
    } catch (JsonProcessingException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("no line of the forecasts' record: " + e.getMessage(), e);
    }
  }

  private static KeptForecast forecast(JsonNode line) {
    YearMonth known = YearMonth.parse(line.path("known").asText());
    // lines of older versions have none: the month after the last of the history stood there
    String start = line.path("start").asText(known.plusMonths(1).toString());
    YearMonth first = YearMonth.parse(start);
    List<String> heard = new ArrayList<>();
    line.path("heard").forEach(name -> heard.add(name.asText()));
    List<Double> errors = new ArrayList<>();
    line.path("errors").forEach(error -> errors.add(error.asDouble()));
    return new KeptForecast(
        line.path("n").asLong(),
        line.path("target").asText(),
        KeptForecast.Role.valueOf(line.path("role").asText()),
        Instant.parse(line.path("at").asText()),
        known,
        line.path("last").asDouble(),
        line.path("member").asText(),
        heard,
        series(first, line.path("mean")),
        series(first, line.path("low")),
        series(first, line.path("high")),
        errors,
        List.of());
  }

  private static void numbers(ArrayNode array, MonthlySeries series) {
    for (double value : series.toArray()) {
      array.add(value);
    }
  }

  private static MonthlySeries series(YearMonth first, JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return new MonthlySeries(first, values);
  }
}
