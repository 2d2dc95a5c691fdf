/** The five actors of the live network: rates from telemetry, advice, contracts thought of. */
package org.looptwin.coordinate.markov.live;
