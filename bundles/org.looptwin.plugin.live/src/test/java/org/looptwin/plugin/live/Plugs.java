package org.looptwin.plugin.live;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/** Small services as a plug-in may provide them. */
final class Plugs {
  private Plugs() {}

  static <S> Provided<S> provided(Kind kind, String name, S service) {
    return new Provided<>(kind, name, service, Map.of("name", name), new PluginThreads(name));
  }

  static Provided<Connector> connector(Function<String, ConnectionState> state) {
    return provided(
        Kind.CONNECTOR,
        "plc",
        new Connector() {
          @Override
          public String name() {
            return "plc";
          }

          @Override
          public ConnectionState state() {
            return state.apply("state");
          }

          @Override
          public String detail() {
            return "tcp://plc";
          }
        });
  }

  static Provided<Forecaster> forecaster(Function<Integer, List<Double>> path) {
    return provided(
        Kind.FORECASTER,
        "flat",
        new Forecaster() {
          @Override
          public String name() {
            return "flat";
          }

          @Override
          public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
            return new ForecastAnswer.Path(path.apply(horizon));
          }
        });
  }

  /** Becomes another one when it is taught. */
  static Provided<Forecaster> learner(Forecaster taught) {
    return provided(
        Kind.FORECASTER,
        "learner",
        new Forecaster() {
          @Override
          public String name() {
            return "learner";
          }

          @Override
          public Forecaster taught(
              List<SeriesHistory> known, int horizon, long seed, BooleanSupplier cancelled) {
            return taught;
          }

          @Override
          public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
            return new ForecastAnswer.Unavailable("it has learnt nothing");
          }
        });
  }

  static Provided<CompliancePolicy> policy(Finding finding) {
    return provided(
        Kind.POLICY,
        "eu",
        new CompliancePolicy() {
          @Override
          public String id() {
            return "eu";
          }

          @Override
          public String version() {
            return "1";
          }

          @Override
          public String legalBasis() {
            return "law";
          }

          @Override
          public List<Finding> assess(Evidence evidence, LocalDate on) {
            return Collections.singletonList(finding);
          }
        });
  }

  static Provided<Solver> solver(Function<Watch, Answer> answer) {
    return provided(
        Kind.SOLVER,
        "cheap",
        new Solver() {
          @Override
          public String name() {
            return "cheap";
          }

          @Override
          public boolean accepts(PlanningProblem problem) {
            return true;
          }

          @Override
          public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
            return answer.apply(watch);
          }
        });
  }
}
