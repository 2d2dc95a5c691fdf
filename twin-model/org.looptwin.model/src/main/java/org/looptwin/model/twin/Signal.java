package org.looptwin.model.twin;

import java.time.Instant;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/**
 * The newest value of a series.
 *
 * @param previous the value before it, or null
 * @param offset where it stands in the journal
 */
public record Signal(
    SeriesId series,
    Value value,
    Value previous,
    Quality quality,
    Instant ts,
    String src,
    long offset) {}
