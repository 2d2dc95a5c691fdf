/** Numbers with their units, and times. Thousands separators; times are UTC and say so. */

const formats = new Map();

/** @param {number} value @param {number} [digits] after the point, at most @param {number} [least] after the point */
export function number(value, digits = 1, least = 0) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const key = digits + '/' + least;
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: least }));
  }
  return formats.get(key).format(value).replace('-', '−');
}

/** @param {number} value @param {number} [digits] */
export function signed(value, digits = 1) {
  const text = number(value, digits, digits);
  return value > 0 && /[1-9]/.test(text) ? '+' + text : text;
}

/** @param {number} eur */
export function meur(eur) {
  return number(eur / 1e6, 1, 1) + ' MEUR';
}

/** What a plan costs at prices: the weights of a preference are no money. @param {Object} plan */
export function planMoney(plan) {
  return meur(plan.objectiveEur - (plan.parts?.preferenceEur ?? 0));
}

/** @param {number} kwh */
export function energy(kwh) {
  if (kwh >= 1e6) return number(kwh / 1e6, 2, 2) + ' GWh';
  return kwh >= 1e3 ? number(kwh / 1e3, 1, 1) + ' MWh' : number(kwh, 0) + ' kWh';
}

/** @param {string} unit as in the catalogue, where 1 stands for a bare number */
export function unit(unit) {
  return !unit || unit === '1' ? '' : unit;
}

/** @param {any} value of a signal: number, text or boolean @param {string} u */
export function reading(value, u) {
  if (typeof value !== 'number') return String(value);
  const digits = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  return (number(value, digits) + ' ' + unit(u)).trim();
}

/** @param {number} ms @returns {string} e.g. "12 s", "5 min", "3 h", "4 d" */
export function span(ms) {
  if (!Number.isFinite(ms)) return '–';
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 100) return s + ' s';
  if (s < 6000) return Math.round(s / 60) + ' min';
  return s < 172800 ? Math.round(s / 3600) + ' h' : number(Math.round(s / 86400), 0) + ' d';
}

/** @param {string|number|Date} time @returns {string} e.g. "2025-01-04 06:04 UTC" */
export function dateTime(time) {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '–' : date.toISOString().slice(0, 16).replace('T', ' ') + ' UTC';
}

/** @param {string|number|Date} time @returns {string} e.g. "06:04:10 UTC" */
export function clockTime(time) {
  return new Date(time).toISOString().slice(11, 19) + ' UTC';
}

/** @param {string} start first month, "2025-01" @param {number} position months after it */
export function month(start, position) {
  const [year, first] = start.split('-').map(Number);
  return new Date(Date.UTC(year, first - 1 + position, 1)).toISOString().slice(0, 7);
}

/** @param {string} name e.g. "stock_on_hand" or "UNACKNOWLEDGED" */
export function words(name) {
  return String(name ?? '').replaceAll('_', ' ').toLowerCase();
}

/** @param {string} name e.g. "stock_on_hand": metric names keep their capitals, as in "raw stock LI" */
export function metricName(name) {
  return name.replaceAll('_', ' ');
}
