/** The plan's flows between sites, as lines whose width is energy. */

import { svg } from './dom.js';
import { energy } from './format.js';

const WIDEST = 6;

/** What the chooser offers; the rest of the commodities are materials. */
const LOOP = { PACK: 'packs', RET: 'returns', BM: 'black mass', REG: 'regenerated' };

/**
 * @typedef {{from: string, to: string, kwh: number, kinds: Set<string>}} Flow
 */

/** @param {string} commodity */
function kind(commodity) {
  return LOOP[commodity] ?? 'materials';
}

/**
 * @param {Object|null} plan @param {import('./state.js').Lane[]} lanes
 * @param {string} wanted "all" or a kind
 * @returns {Flow[]} one for each pair of sites, the whole horizon, smallest first
 */
export function flows(plan, lanes, wanted) {
  const byId = new Map(lanes.map(lane => [lane.id, lane]));
  const pairs = new Map();
  for (const { lane: id, kwh } of plan?.flows ?? []) {
    const lane = byId.get(id);
    if (!lane || (wanted !== 'all' && kind(lane.commodity) !== wanted)) continue;
    const key = lane.from + '>' + lane.to;
    const pair = pairs.get(key) ?? { from: lane.from, to: lane.to, kwh: 0, kinds: new Set() };
    pair.kwh += kwh;
    pair.kinds.add(kind(lane.commodity));
    pairs.set(key, pair);
  }
  return [...pairs.values()].filter(pair => pair.kwh >= 1).sort((a, b) => a.kwh - b.kwh);
}

/**
 * @param {Flow[]} list
 * @param {(from: string, to: string) => [[number, number], [number, number]]|null} ends null where it cannot be drawn
 * @returns {SVGElement[]}
 */
export function lines(list, ends) {
  const most = list.length ? list[list.length - 1].kwh : 1;
  return list.flatMap(flow => {
    const places = ends(flow.from, flow.to);
    if (!places) return [];
    const width = Math.max(0.6, WIDEST * Math.sqrt(flow.kwh / most));
    return [svg('path', { class: 'flow', d: arc(...places), 'stroke-width': width.toFixed(2),
      'data-from': flow.from, 'data-to': flow.to },
    svg('title', {}, flow.from + ' to ' + flow.to + ': ' + energy(flow.kwh) + ', ' + [...flow.kinds].join(', ')))];
  });
}

/** Bent to the right of its direction, so that there and back are two lines. */
function arc([x1, y1], [x2, y2]) {
  const bend = 0.14;
  const x = (x1 + x2) / 2 - (y2 - y1) * bend;
  const y = (y1 + y2) / 2 + (x2 - x1) * bend;
  return `M${x1.toFixed(1)} ${y1.toFixed(1)}Q${x.toFixed(1)} ${y.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`;
}
