"""What the drills share: a server as a process, a plant as an MQTT client, readers of a home."""
