package org.looptwin.model.request;

/** What a rule can ask for. */
public enum RequestKind {
  /** Forecast again. */
  REFORECAST,
  /** Rebuild the uncertainty set and plan again; includes forecasting. */
  REOPTIMISE,
  /** Evaluate the policy packs. */
  CHECK,
  /** Raise a standing alarm. */
  RAISE,
  /** Clear it. */
  CLEAR
}
