/** The five actors of a closed loop: each as a decision process, and all in one game. */
package org.looptwin.coordinate.markov.actors;
