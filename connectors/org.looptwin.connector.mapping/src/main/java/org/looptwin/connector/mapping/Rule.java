package org.looptwin.connector.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.network.Network;
import org.looptwin.model.telemetry.MetricCatalogue;

/**
 * What is made of the messages of one topic pattern.
 *
 * @param pointer its place in the mapping file, e.g. {@code /rules/0}
 * @param each an array of samples in the payload; null when the payload is one sample
 */
record Rule(
    String pointer,
    TopicPattern topic,
    Target target,
    JsonPointer each,
    List<MetricRule> metrics,
    Network network,
    MetricCatalogue catalogue) {
  /** Greatest payload, bytes: what the gate takes. */
  static final int LARGEST_PAYLOAD = 256 * 1024;

  private static final PayloadReader PAYLOADS = new PayloadReader();

  /** What became of a message: readings, and what was no reading. At least one of either. */
  record Made(List<Draft> drafts, List<Unfit> unfit) {}

  Made apply(Map<String, String> levels, byte[] payload, Instant arrival) {
    Made made = new Made(new ArrayList<>(), new ArrayList<>());
    try {
      JsonNode document = document(payload);
      if (each == null) {
        sample(new Scope(levels, document, "", document, arrival), made);
      } else {
        samples(levels, document, arrival, made);
      }
    } catch (Unfit e) {
      made.unfit.add(e);
    }
    if (made.drafts.isEmpty() && made.unfit.isEmpty()) {
      made.unfit.add(
          Unfit.of(Refusal.MALFORMED, "None of the metrics of the rule %s is in it.", this));
    }
    return made;
  }

  private JsonNode document(byte[] payload) throws Unfit {
    if (payload.length > LARGEST_PAYLOAD) {
      throw Unfit.of(
          Refusal.TOO_LARGE,
          "The payload has %d bytes, more than %d.",
          payload.length,
          LARGEST_PAYLOAD);
    }
    return bare() ? PAYLOADS.jsonOrText(payload) : PAYLOADS.json(payload);
  }

  /** Whether the whole payload is one value. */
  private boolean bare() {
    return each == null && metrics.stream().allMatch(metric -> metric.pointer().matches());
  }

  private void samples(Map<String, String> levels, JsonNode document, Instant arrival, Made made)
      throws Unfit {
    JsonNode array = document.at(each);
    if (!array.isArray()) {
      throw Unfit.of(
          Refusal.MALFORMED,
          "'%s' is %s, expected an array of samples.",
          each,
          array.isMissingNode() ? "missing" : "no array");
    }
    for (int i = 0; i < array.size(); i++) {
      String at = each + "/" + i;
      sample(new Scope(levels, array.get(i), at, document, arrival), made);
    }
  }

  private void sample(Scope scope, Made made) {
    Target.Place place;
    try {
      place = target.place(scope, network);
    } catch (Unfit e) {
      made.unfit.add(e);
      return;
    }
    for (MetricRule metric : metrics) {
      try {
        Optional<Draft> draft = metric.apply(scope, place, catalogue);
        draft.ifPresent(made.drafts::add);
      } catch (Unfit e) {
        made.unfit.add(e);
      }
    }
  }

  @Override
  public String toString() {
    return pointer + " (" + topic + ")";
  }
}
