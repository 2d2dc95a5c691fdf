package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.runtime.drawing.LineChart;

/** The actors' mean values for discounts of 0.1 to 0.9. */
final class SweepStudy {
  private final LoopData data;
  private final LoopQuestion question;

  SweepStudy(LoopData data, LoopQuestion question) {
    this.data = data;
    this.question = question;
  }

  void tell(Page page) throws NoValueException {
    double[] gammas = new double[9];
    double[][] means = new double[5][9];
    List<String[]> rows = new ArrayList<>();
    String[] names = new String[5];
    for (int k = 0; k < 9; k++) {
      gammas[k] = (k + 1) / 10.0;
      Map<String, Double> settings = new HashMap<>(data.settings());
      settings.put("gamma", gammas[k]);
      List<SingleStudy.Solved> all = new SingleStudy(data.settings(settings), question).all();
      String[] row = new String[6];
      row[0] = Page.say("%.1f", gammas[k]);
      for (int actor = 0; actor < 5; actor++) {
        names[actor] = all.get(actor).actor();
        means[actor][k] = all.get(actor).mean();
        row[actor + 1] = Page.money(means[actor][k]);
      }
      rows.add(row);
    }
    page.heading("Sensitivity to the discount");
    page.table(new String[] {"gamma", names[0], names[1], names[2], names[3], names[4]}, rows);
    LineChart chart = new LineChart("Mean value by discount", "gamma", "mean value");
    for (int actor = 0; actor < 5; actor++) {
      chart.line(names[actor], gammas, means[actor]);
    }
    page.picture("discount", chart);
    page.put("sweep", Map.of("gamma", gammas, "actors", names, "meanValue", means));
  }
}
