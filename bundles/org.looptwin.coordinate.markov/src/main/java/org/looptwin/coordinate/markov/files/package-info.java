/** Decision processes, games and the five actors' numbers from JSON files. */
package org.looptwin.coordinate.markov.files;
