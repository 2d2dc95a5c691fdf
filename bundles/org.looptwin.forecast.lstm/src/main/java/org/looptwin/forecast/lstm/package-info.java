/** The LSTM of study A as a member of the arena. */
package org.looptwin.forecast.lstm;
