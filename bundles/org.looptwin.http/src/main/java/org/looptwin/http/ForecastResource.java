package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Observations;
import org.looptwin.model.quantity.MonthlySeries;

/** Forecasts with their past: what a fan chart needs. */
final class ForecastResource {
  private static final String CARBON_COLUMN = "eua_eur_t_studycal";
  private static final String PROBABILITY = "p:";

  private final Backend backend;
  private final ModelJson json = new ModelJson();

  ForecastResource(Backend backend) {
    this.backend = backend;
  }

  Reply forecasts(Request request) {
    List<Outlook> all = backend.needDesk().outlooks();
    String target = request.query().get("target").orElse(null);
    List<Outlook> wanted =
        all.stream().filter(one -> target == null || one.target().equals(target)).toList();
    if (wanted.isEmpty() && !all.isEmpty()) {
      throw Refusal.notFound(
          "There is no forecast of '%s' so far; expected one of %s.",
          target, all.stream().map(Outlook::target).collect(Collectors.joining(", ")));
    }
    return Reply.json(Json.list("forecasts", wanted, this::tree));
  }

  private JsonNode tree(Outlook outlook) {
    ObjectNode tree = json.tree(outlook);
    tree.put("unit", outlook.target().equals("carbon") ? "EUR/t" : "1");
    ObjectNode history = tree.putObject("history");
    Optional<SeriesHistory> used = backend.past(outlook.target());
    MonthlySeries past = used.map(SeriesHistory::values).or(() -> observed(outlook)).orElse(null);
    history.put("start", past == null ? null : past.start().toString());
    ArrayNode values = history.putArray("values");
    if (past != null) {
      for (double value : past.toArray()) {
        values.add(value);
      }
    }
    ArrayNode unknown = history.putArray("unknown");
    used.ifPresent(one -> one.unknown().forEach(month -> unknown.add(month.toString())));
    ArrayNode months = tree.putArray("months");
    for (int month = 0; month < outlook.mean().months(); month++) {
      months.add(outlook.mean().start().plusMonths(month).toString());
    }
    backend
        .record()
        .flatMap(record -> record.reasons(outlook.target()))
        .ifPresent(reasons -> tree.set("reasons", ForecastRecordResource.reasons(reasons)));
    return tree;
  }

  /** After a restart nobody knows what it was forecast from. */
  private Optional<MonthlySeries> observed(Outlook outlook) {
    return backend
        .reference()
        .map(Case::observations)
        .map(observations -> observed(observations, outlook.target()));
  }

  private static MonthlySeries observed(Observations past, String target) {
    if (target.equals("carbon")) {
      return past.market().get(CARBON_COLUMN);
    }
    return target.startsWith(PROBABILITY)
        ? past.supplierP().get(target.substring(PROBABILITY.length()))
        : null;
  }
}
