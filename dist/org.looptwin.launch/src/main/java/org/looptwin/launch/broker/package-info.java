/** The MQTT broker inside the server's process. */
package org.looptwin.launch.broker;
