/** The server's time: in a rehearsal it runs faster than the wall's. */

let server = NaN;
let wall = NaN;
let rate = 1;

/** @param {string} now the server's time, just received */
export function heard(now) {
  const time = Date.parse(now);
  const at = performance.now();
  if (Number.isNaN(time)) return;
  if (at - wall > 900) {
    const seen = (time - server) / (at - wall);
    rate = seen > 1.5 && seen < 1e7 ? seen : 1;
  }
  if (Number.isNaN(wall) || at - wall > 900) {
    server = time;
    wall = at;
  }
}

/** @returns {number} epoch milliseconds; NaN before the server has said anything */
export function now() {
  return server + (performance.now() - wall) * rate;
}

/** @param {string} time @returns {number} milliseconds by the server's clock */
export function age(time) {
  return now() - Date.parse(time);
}

/** @returns {number} server seconds in a second; 1 is the wall's pace */
export function pace() {
  return rate;
}
