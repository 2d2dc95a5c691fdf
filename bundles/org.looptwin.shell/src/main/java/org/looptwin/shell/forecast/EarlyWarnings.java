package org.looptwin.shell.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * Whether forecasts would have warned of a probability above a limit: at each past origin, knowing
 * only what was known then, the live arena looks three months ahead. An event is the first month
 * above the limit; its lead is how many months before it the warnings began that lasted until then.
 * A false alarm is the first of warnings in a row that no month above the limit follows; a year of
 * them is one of origins whose three months are known.
 */
public final class EarlyWarnings {
  private static final int AHEAD = 3;

  private final Arena arena;
  private final double limit;
  private final int origins;
  private final long seed;
  private final List<Told> told = new ArrayList<>();
  private int series;
  private int tried;

  /** By what a forecast warns. */
  private record Told(String by, String target, List<Event> events, int falseAlarms, int judged) {}

  private record Event(YearMonth month, int lead) {}

  /**
   * @param origins so many, the last ones with a month after them, where there are so many
   */
  public EarlyWarnings(Arena arena, double limit, int origins, long seed) {
    this.arena = arena;
    this.limit = limit;
    this.origins = origins;
    this.seed = seed;
  }

  public void add(SeriesHistory history) {
    int months = history.values().months();
    int first = Math.max(1, months - origins);
    List<Outlook> outlooks = new ArrayList<>();
    for (int known = first; known < months; known++) {
      outlooks.add(arena.rehearse(history.known(known), AHEAD, seed, Heard.LIGHT));
    }
    series++;
    tried += outlooks.size();
    judge("forecast", history, first, outlooks, outlook -> highest(outlook.mean()));
    judge(
        "upper end of its 80 % band",
        history, first, outlooks, outlook -> highest(outlook.quantiles().get(0.9)));
  }

  private static double highest(MonthlySeries path) {
    return java.util.Arrays.stream(path.toArray()).max().orElse(Double.NaN);
  }

  private void judge(
      String by,
      SeriesHistory history,
      int first,
      List<Outlook> outlooks,
      ToDoubleFunction<Outlook> height) {
    MonthlySeries values = history.values();
    boolean[] warned = new boolean[outlooks.size()];
    for (int i = 0; i < warned.length; i++) {
      warned[i] = height.applyAsDouble(outlooks.get(i)) > limit;
    }
    List<Event> events = new ArrayList<>();
    int falseAlarms = 0;
    int judged = 0;
    for (int i = 0; i < warned.length; i++) {
      int month = first + i; // the first one that this origin does not know
      if (above(values, month) && !above(values, month - 1)) {
        events.add(new Event(values.start().plusMonths(month), lead(warned, i)));
      }
      boolean begins = warned[i] && (i == 0 || !warned[i - 1]);
      boolean known = month + AHEAD <= values.months();
      judged += known ? 1 : 0;
      if (begins && known && !above(values, month - 1) && !follows(values, month)) {
        falseAlarms++;
      }
    }
    told.add(new Told(by, history.target(), events, falseAlarms, judged));
  }

  /** Months of warning before the event that this origin is the last one before. */
  private static int lead(boolean[] warned, int last) {
    int lead = 0;
    while (last - lead >= 0 && warned[last - lead]) {
      lead++;
    }
    return lead;
  }

  private boolean above(MonthlySeries values, int month) {
    return values.at(month) > limit;
  }

  private boolean follows(MonthlySeries values, int from) {
    for (int month = from; month < from + AHEAD; month++) {
      if (above(values, month)) {
        return true;
      }
    }
    return false;
  }

  public boolean empty() {
    return series == 0;
  }

  /** What was looked for, and a line by what was warned. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            "warnings of a value above %s, at most %d months ahead, %d origins in %d series, by the"
                + " live arena",
            limit, AHEAD, tried, series));
    for (String by : List.of("forecast", "upper end of its 80 % band")) {
      List<String> leads = new ArrayList<>();
      int falseAlarms = 0;
      int judged = 0;
      for (Told each : told) {
        if (each.by().equals(by)) {
          falseAlarms += each.falseAlarms();
          judged += each.judged();
          for (Event event : each.events()) {
            leads.add(
                say(
                    "%s %s %s",
                    each.target(),
                    event.month(),
                    event.lead() == 0 ? "not warned of" : event.lead() + " months before"));
          }
        }
      }
      lines.add(
          say(
              "by the %s: %s; %d false alarms, %.2f a year for each series",
              by,
              leads.isEmpty() ? "no such event" : String.join(", ", leads),
              falseAlarms,
              perYear(falseAlarms, judged)));
    }
    return lines;
  }

  private static double perYear(int falseAlarms, int judged) {
    return judged == 0 ? 0 : 12.0 * falseAlarms / judged;
  }

  public ObjectNode tree() {
    ObjectNode tree = new ObjectMapper().createObjectNode();
    tree.put("above", limit).put("monthsAhead", AHEAD).put("origins", origins);
    tree.put("tried", tried).put("series", series);
    ArrayNode array = tree.putArray("warnings");
    for (Told each : told) {
      ObjectNode one = array.addObject().put("by", each.by()).put("series", each.target());
      one.put("falseAlarms", each.falseAlarms()).put("judged", each.judged());
      one.put("falseAlarmsPerYear", perYear(each.falseAlarms(), each.judged()));
      ArrayNode events = one.putArray("events");
      each.events()
          .forEach(
              event ->
                  events
                      .addObject()
                      .put("month", event.month().toString())
                      .put("leadMonths", event.lead()));
    }
    return tree;
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
