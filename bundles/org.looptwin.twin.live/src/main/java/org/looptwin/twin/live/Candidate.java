package org.looptwin.twin.live;

import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;

/**
 * A reading that passed the gate and may become a journal entry.
 *
 * @param sent the quality its sender gave it; the reading's own is UNCERTAIN when it is skewed
 * @param skewed whether its clock is too far ahead to be trusted
 */
record Candidate(Reading reading, Quality sent, boolean skewed) {}
