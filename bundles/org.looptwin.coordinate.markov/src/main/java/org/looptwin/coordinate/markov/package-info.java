/** The services: solvers of decision processes and games, and coordination. */
package org.looptwin.coordinate.markov;
