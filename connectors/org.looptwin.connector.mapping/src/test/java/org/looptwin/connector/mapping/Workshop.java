package org.looptwin.connector.mapping;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.network.Case;

/** The reference case, mappings of one rule on it, and an inbox that writes down. */
final class Workshop {
  static final Case REFERENCE =
      CaseFolder.read(Path.of("..", "..", "twin-model", "cases", "meb-europe")).reference();

  private Workshop() {}

  static MappingReader reader() {
    return new MappingReader(REFERENCE.extended(), MetricCatalogueFile.standard());
  }

  static MappingReader.Reading read(String json) {
    return reader().read("m.json", json.replace('\'', '"'));
  }

  /** A file with one rule on {@code plant/{m}}, about B01, with the time at /ts in ms. */
  static String file(String metrics) {
    return ("{'rules': [{'topic': 'plant/{m}', 'node': {'from': '{m}', 'table': {'M7': 'B01'}},\n"
            + "'time': {'from': '/ts', 'format': 'epoch-ms'}, 'metrics': ["
            + metrics
            + "]}]}")
        .replace('\'', '"');
  }

  /** What came in: {@code topic payload}; {@code REASON detail} for what was refused. */
  static final class WrittenInbox implements Inbox {
    final List<String> delivered = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<Incoming> all = new ArrayList<>();

    @Override
    public void deliver(Incoming message) {
      all.add(message);
      delivered.add(message.topic() + " " + text(message.payload()));
    }

    @Override
    public void refuse(Incoming message, Refusal reason, String detail) {
      all.add(message);
      refused.add(reason + " " + detail);
    }

    static String text(byte[] payload) {
      return new String(payload, StandardCharsets.UTF_8);
    }
  }
}
