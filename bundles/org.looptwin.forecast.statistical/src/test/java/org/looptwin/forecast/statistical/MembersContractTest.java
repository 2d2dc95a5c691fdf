package org.looptwin.forecast.statistical;

import org.junit.jupiter.api.Nested;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.tck.ForecasterContract;

/** What every forecaster promises, for each of the members. */
class MembersContractTest {
  @Nested
  class Naive extends ForecasterContract {
    @Override
    protected Forecaster forecaster() {
      return new NaiveForecaster();
    }
  }

  @Nested
  class SeasonalNaive extends ForecasterContract {
    @Override
    protected Forecaster forecaster() {
      return new SeasonalNaiveForecaster();
    }
  }

  @Nested
  class Theta extends ForecasterContract {
    @Override
    protected Forecaster forecaster() {
      return new ThetaForecaster();
    }
  }

  @Nested
  class DampedTrend extends ForecasterContract {
    @Override
    protected Forecaster forecaster() {
      return new DampedTrendForecaster();
    }
  }

  @Nested
  class Naive2 extends ForecasterContract {
    @Override
    protected Forecaster forecaster() {
      return new Naive2Forecaster();
    }
  }

  @Nested
  class ThetaOfGrowth extends ForecasterContract {
    @Override
    protected Forecaster forecaster() {
      return new ThetaOfGrowthForecaster();
    }
  }

  @Nested
  class DynamicTheta extends ForecasterContract {
    @Override
    protected Forecaster forecaster() {
      return new DynamicThetaForecaster();
    }
  }

  @Nested
  class AggregatedTrend extends ForecasterContract {
    @Override
    protected Forecaster forecaster() {
      return new AggregatedTrendForecaster();
    }
  }
}
