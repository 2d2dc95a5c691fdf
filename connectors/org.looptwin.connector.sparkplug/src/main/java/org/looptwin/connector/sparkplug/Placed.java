package org.looptwin.connector.sparkplug;

/** A sample and where it goes. */
record Placed(Place place, Sample sample) {}
