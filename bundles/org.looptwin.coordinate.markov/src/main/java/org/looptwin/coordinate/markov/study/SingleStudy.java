package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Consumer;
import org.looptwin.coordinate.markov.actors.Distributor;
import org.looptwin.coordinate.markov.actors.DistributorSolver;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Singles;
import org.looptwin.coordinate.markov.exact.ExactSolver;
import org.looptwin.coordinate.markov.exact.TableMemory;

/** Each actor for itself against given rates of the others, at full size. */
final class SingleStudy {

  private final LoopQuestion question;
  private final Numbers of;

  SingleStudy(LoopData data, LoopQuestion question) {
    this.question = question;
    this.of = new Numbers(data, false, question.literal());
  }

  /**
   * An actor solved.
   *
   * @param mean value over all states: the study's efficiency
   * @param empty what to do with nothing in stock and no demand
   */
  record Solved(
      String actor,
      long states,
      long actions,
      double mean,
      long sweeps,
      double bound,
      double seconds,
      String empty) {}

  List<Solved> all() throws NoValueException {
    distributorSolver(); // the largest tables first: what does not fit is refused at once
    List<Solved> all = new ArrayList<>();
    all.add(manufacturer());
    all.add(distributor());
    all.add(consumer());
    Singles singles = new Singles(of);
    all.add(trader("recycler", singles.recycler(), "offer", "order"));
    all.add(trader("reuser", singles.reuser(), "offer", "order"));
    return all;
  }

  private DecisionAnswer solve(DecisionProcess process) throws NoValueException {
    DecisionMethod method = question.method().learns() ? DecisionMethod.MPI : question.method();
    return new ExactSolver()
        .solve(
            process,
            new DecisionQuestion(
                method,
                question.tolerance(),
                0,
                false,
                DecisionQuestion.Learning.DEFAULT,
                question.cancelled()));
  }

  private static double mean(double[] v) {
    return Arrays.stream(v).average().orElse(0);
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private Solved manufacturer() throws NoValueException {
    question.progress().accept("manufacturer");
    long began = System.nanoTime();
    Singles singles = new Singles(of);
    DecisionProcess fresh = singles.manufacturerNew();
    DecisionProcess reused = singles.manufacturerReused();
    DecisionAnswer ofNew = solve(fresh);
    DecisionAnswer ofReused = solve(reused);
    return new Solved(
        "manufacturer",
        (long) fresh.states() * reused.states(),
        (long) (fresh.pairs() / fresh.states()) * (reused.pairs() / reused.states()),
        mean(ofNew.v()) + mean(ofReused.v()),
        Math.max(ofNew.sweeps(), ofReused.sweeps()),
        ofNew.bound() + ofReused.bound(),
        since(began),
        "produce %d, order reused %d".formatted(ofNew.policy()[0], ofReused.policy()[0]));
  }

  private DistributorSolver distributorSolver() {
    return new DistributorSolver(new Distributor(of), TableMemory.ofHeap().allowed());
  }

  private Solved distributor() throws NoValueException {
    question.progress().accept("distributor");
    long began = System.nanoTime();
    Distributor distributor = new Distributor(of);
    DistributorSolver.Result result =
        distributorSolver().solve(question.tolerance(), question.cancelled());
    int[] a = result.action(0, 0, 0, 0);
    return new Solved(
        "distributor",
        distributor.states(),
        distributor.actions(),
        result.mean(),
        result.sweeps(),
        result.bound(),
        since(began),
        "order new %d, reused %d, offer used %d, order used %d".formatted(a[0], a[1], a[2], a[3]));
  }

  private Solved consumer() throws NoValueException {
    question.progress().accept("consumer");
    long began = System.nanoTime();
    Consumer consumer = new Consumer(of);
    Consumer.Result result = consumer.solve(question.tolerance(), question.cancelled());
    int handIns = consumer.handIns() + 1;
    return new Solved(
        "consumer",
        consumer.states(),
        consumer.actions(),
        mean(result.v()),
        result.sweeps(),
        result.bound(),
        since(began),
        "buy %d, hand in %d".formatted(result.policy()[0] / handIns, result.policy()[0] % handIns));
  }

  private Solved trader(String name, DecisionProcess process, String out, String in)
      throws NoValueException {
    question.progress().accept(name);
    long began = System.nanoTime();
    DecisionAnswer answer = solve(process);
    int last = process.pairStart()[process.states()] - 1;
    int[] empty = Singles.parts(process, answer.policy()[0]);
    return new Solved(
        name,
        process.states(),
        process.action()[last] + 1L,
        mean(answer.v()),
        answer.sweeps(),
        answer.bound(),
        since(began),
        "%s %d, %s %d".formatted(out, empty[0], in, empty[1]));
  }

  void tell(Page page, List<Solved> all) {
    page.heading(
        "Each actor alone against given rates, gamma %s, %s rewards"
            .formatted(of.gamma(), question.literal() ? "literal" : "corrected"));
    List<String[]> rows = new ArrayList<>();
    List<Map<String, Object>> documents = new ArrayList<>();
    double total = 0;
    for (Solved one : all) {
      rows.add(
          new String[] {
            one.actor(),
            Page.say("%,d", one.states()),
            Page.say("%,d", one.actions()),
            Page.money(one.mean()),
            Page.say("%d", one.sweeps()),
            Page.say("%.1e", one.bound()),
            Page.say("%.2f", one.seconds()),
            one.empty()
          });
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("actor", one.actor());
      node.put("states", one.states());
      node.put("actions", one.actions());
      node.put("meanValue", one.mean());
      node.put("sweeps", one.sweeps());
      node.put("bound", one.bound());
      node.put("seconds", one.seconds());
      node.put("empty", one.empty());
      documents.add(node);
      total += one.mean();
    }
    page.table(
        new String[] {
          "actor", "states", "actions", "mean value", "sweeps", "error", "s", "with empty stocks"
        },
        rows);
    page.text(
        "Total %s, mean %s (of values over all states).",
        Page.money(total), Page.money(total / all.size()));
    page.put("actors", documents);
    page.put("totalMeanValue", total);
    if (new Distributor(of).arbitrage()) {
      page.text(
          "The distributor sells used packs dearer than it buys them: it trades in circles. Maybe cs_distributor or ct_distributor is wrong.");
    }
    if (question.literal()) {
      page.text(
          "As printed the rewards hold costs and no revenue: the manufacturer's best is to do nothing, the distributor orders nothing.");
    }
  }
}
