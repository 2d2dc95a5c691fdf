package org.looptwin.plugin.api;

import java.util.Optional;
import java.util.function.Function;

/**
 * One promise of a contract, as something that can be tried.
 *
 * @param promise a sentence, e.g. {@code an infeasible problem is answered, not thrown}
 * @param trial tries a candidate; empty when it keeps the promise, else what it did instead, with
 *     the value and what was expected. What it throws counts as broken
 */
public record Check<S>(String promise, Function<S, Optional<String>> trial) {}
