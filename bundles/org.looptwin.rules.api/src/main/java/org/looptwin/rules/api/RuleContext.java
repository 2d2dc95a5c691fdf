package org.looptwin.rules.api;

import org.looptwin.model.network.Case;
import org.looptwin.model.twin.TwinSnapshot;

/**
 * What a session starts with.
 *
 * @param reference the case, for base values of suppliers, lanes and prices
 * @param snapshot the twin at the session's start
 */
public record RuleContext(Case reference, TwinSnapshot snapshot) {}
