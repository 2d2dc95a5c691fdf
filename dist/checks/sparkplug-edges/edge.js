// An edge node on npm's sparkplug-client. Its device is a supplier whose assay is sent as a share,
// by alias alone, every 100 ms: 0.993001, 0.993002, ... What it does is told on stdout, a JSON object a line.
// Arguments: URL GROUP EDGE DEVICE [FLAPS]: cuts its connection that often, every 300 ms, and forgets
// its birth certificate every second time.
const { newClient } = require('sparkplug-client');
const [url, groupId, edgeNode, device, flaps] = process.argv.slice(2);
const ALIAS = 7;
let sent = 0, value = 0.993, ts = Date.now(), cuts = 0;

const tell = (what) => console.log(JSON.stringify(what));
const assay = (more) => ({ alias: ALIAS, type: 'Double', value, timestamp: ts, ...more });
const client = newClient({
  serverUrl: url, username: '', password: '', groupId, edgeNode, clientId: 'npm-' + edgeNode,
  version: 'spBv1.0', mqttOptions: { reconnectPeriod: 100 },
});

function births() {
  client.publishNodeBirth({
    timestamp: Date.now(),
    metrics: [{ name: 'Node Control/Rebirth', type: 'Boolean', value: false }],
  });
  client.publishDeviceBirth(device, {
    timestamp: Date.now(),
    metrics: [
      assay({ name: 'Inputs/assay_quality', properties: { engUnit: { type: 'String', value: '1' } } }),
      { name: 'Properties/firmware', type: 'String', value: '1.2', timestamp: ts },
      { name: 'colour_of_the_door', type: 'String', value: 'red', timestamp: ts },
    ],
  });
}

client.on('birth', () => {
  const forgotten = flaps && cuts % 2 === 1;
  tell({ event: forgotten ? 'forgotten' : 'birth' });
  if (!forgotten) births();
});
client.on('ncmd', (command) => {
  tell({ event: 'ncmd', names: command.metrics.map((m) => m.name) });
  births();
});
setInterval(() => {
  if (!client.connected) return;
  sent += 1;
  value = Number((0.993 + sent / 1e6).toFixed(6));
  ts = Date.now();
  client.publishDeviceData(device, { timestamp: ts, metrics: [assay()] });
  tell({ event: 'sent', value });
}, 100);
if (flaps) {
  setInterval(() => {
    if (client.connected && cuts < Number(flaps)) {
      cuts += 1;
      client.client.stream.destroy();
    } else if (cuts >= Number(flaps)) {
      tell({ event: 'flapped', cuts });
    }
  }, 300);
}
