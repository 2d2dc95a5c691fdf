package org.looptwin.model.request;

/**
 * Which rule fired.
 *
 * @param version the first twelve hex digits of the SHA-256 of the rule file's text
 */
public record RuleRef(String pack, String name, String version) {}
