package org.looptwin.rules.drools;

import java.time.Instant;
import java.util.List;
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
 * @param now event time
 */
record Remembered(
    List<Standing> standing,
    List<Signal> signals,
    List<SilentSeries> silent,
    NoTelemetry nothing,
    Instant now) {}
