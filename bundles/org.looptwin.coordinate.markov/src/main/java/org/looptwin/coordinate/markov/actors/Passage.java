package org.looptwin.coordinate.markov.actors;

/**
 * What a period of the ring brought that everybody can see, packs.
 *
 * @param needed need that stood when it began
 * @param bought of it
 * @param ended packs handed in or worn out
 * @param back of them, taken back by the distributor; the others found no room
 * @param roomForNeed most new need that could show
 * @param newNeed that showed
 * @param inUse packs that could wear out
 * @param worn of them
 */
public record Passage(
    int needed,
    int bought,
    int ended,
    int back,
    int roomForNeed,
    int newNeed,
    int inUse,
    int worn) {}
