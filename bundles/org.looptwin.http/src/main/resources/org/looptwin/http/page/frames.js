/** Where on the map a place lies: most sites in a large frame, those far away in a frame of the world. */

export const WIDTH = 560;
const GAP = 10;
const FAR_LON = 30;
const FAR_LAT = 22;

/**
 * @typedef {Object} Frame
 * @property {string} name
 * @property {number} y where it begins
 * @property {number} height
 * @property {(lon: number, lat: number) => [number, number]} place
 * @property {(site: {lon: number, lat: number}) => boolean} holds
 */

/**
 * @param {{lon: number, lat: number}[]} sites at least one
 * @returns {Frame[]} the region; below it the world, when some sites lie far away
 */
export function frames(sites) {
  const lon = median(sites.map(site => site.lon));
  const lat = median(sites.map(site => site.lat));
  const near = site => Math.abs(site.lon - lon) <= FAR_LON && Math.abs(site.lat - lat) <= FAR_LAT;
  const region = frame('Region', 0, bounds(sites.filter(near), 1.5), near, 1.3);
  if (sites.every(near)) return [region];
  return [region, frame('World', region.height + GAP, bounds(sites, 9), () => true, 1)];
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function bounds(sites, margin) {
  const lons = sites.map(site => site.lon);
  const lats = sites.map(site => site.lat);
  const box = { west: Math.min(...lons) - margin, east: Math.max(...lons) + margin,
    south: Math.min(...lats) - margin, north: Math.max(...lats) + margin };
  const lack = 8 - (box.east - box.west);
  return lack > 0 ? { ...box, west: box.west - lack / 2, east: box.east + lack / 2 } : box;
}

/** @param {number} stretch of a degree of latitude against one of longitude */
function frame(name, y, box, holds, stretch) {
  const scale = WIDTH / (box.east - box.west);
  return {
    name, y, holds,
    height: Math.min(600, Math.max(120, (box.north - box.south) * scale * stretch)),
    place: (lon, lat) => [(lon - box.west) * scale, y + (box.north - lat) * scale * stretch],
  };
}
