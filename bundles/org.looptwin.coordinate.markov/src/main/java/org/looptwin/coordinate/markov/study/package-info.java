/** The study of the five actors: everything solved, compared and told. */
package org.looptwin.coordinate.markov.study;
