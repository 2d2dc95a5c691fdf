package org.looptwin.rules.api;

/**
 * One DRL file.
 *
 * @param pack e.g. {@code rules.disruption}; {@code home} for files of the home folder
 * @param name file name, e.g. {@code supplier.drl}
 * @param version the first twelve hex digits of the SHA-256 of the text
 */
public record RuleFile(String pack, String name, String version, String drl) {}
