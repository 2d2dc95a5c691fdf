package org.looptwin.rules.drools;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.rules.drools.facts.NoTelemetry;
import org.looptwin.rules.drools.facts.Signal;
import org.looptwin.rules.drools.facts.SilentSeries;
import org.looptwin.rules.drools.facts.Standing;

/**
 * What a session cannot learn from the twin.
 *
 * @param signals the usable values of series with BAD readings among their newest two
 * @param silent what is heard no more
 * @param nothing null while anything is heard
 * @param learnt what forecasts are made from, as the forecaster wrote it
 * @param foreseen the series that are forecast, with the journal offset of their newest reading
 * @param now event time
 */
record Remembered(
    List<Standing> standing,
    List<Signal> signals,
    List<SilentSeries> silent,
    NoTelemetry nothing,
    List<String> learnt,
    Map<SeriesId, Long> foreseen,
    Instant now) {}
