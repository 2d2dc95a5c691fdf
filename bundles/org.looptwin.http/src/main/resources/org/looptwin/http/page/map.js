/** The network on a map: sites by shape, flows by width, alarms by colour and shape. */

import { standing } from './alarms.js';
import { COAST } from './coast.js';
import { byId, el, set, svg } from './dom.js';
import { flows, lines } from './flows.js';
import { WIDTH, frames } from './frames.js';
import { shape } from './marks.js';
import { legendMark, MINOR, sitePath, siteTypes, typeName } from './sites.js';
import { on, state } from './state.js';
import { select, selected } from './selection.js';

/** The last lies on top. */
const DRAWN = ['hub', 'terminal', 'port', 'supplier', 'recycling-centre', 'regeneration-plant', 'vehicle-plant', 'battery-plant'];

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Where each drawn site lies: [x, y] by id. */
let places = new Map();
let layers = {};
let areas = [];

export function map() {
  byId('flow-kind').addEventListener('change', drawFlows);
  byId('minor').addEventListener('change', draw);
  byId('map').addEventListener('keydown', move);
  on('reference', draw);
  on('plan', () => { drawFlows(); openSites(); });
  on('alarms selection twin', dress);
}

function draw() {
  const sites = shown();
  if (!sites.length) return;
  areas = frames(state.reference.nodes);
  places = new Map();
  layers = { flows: svg('g', {}), sites: svg('g', {}) };
  const height = Math.max(...areas.map(area => area.y + area.height));
  const picture = byId('map');
  set(picture, { viewBox: `0 0 ${WIDTH} ${Math.ceil(height)}` });
  picture.replaceChildren(...areas.map(frame), layers.flows, layers.sites);
  sites.forEach(site => layers.sites.append(mark(site)));
  byId('legend').replaceChildren(...siteTypes()
    .filter(type => sites.some(site => site.type === type))
    .map(type => el('li', {}, legendMark(type), ' ', typeName(type))));
  drawFlows();
  openSites();
  dress();
}

function shown() {
  const minor = byId('minor').checked;
  return (state.reference?.nodes ?? []).filter(site => minor || !MINOR.has(site.type))
    .sort((a, b) => DRAWN.indexOf(a.type) - DRAWN.indexOf(b.type));
}

/** The frame's ground: land, and its border. */
function frame(area, number) {
  const land = COAST.map(ring => {
    const numbers = ring.split(' ').map(Number);
    const points = [];
    for (let i = 0; i < numbers.length; i += 2) {
      points.push(area.place(numbers[i], numbers[i + 1]).map(v => v.toFixed(1)).join(' '));
    }
    return 'M' + points.join('L') + 'z';
  }).join('');
  const clip = 'frame-' + number;
  const box = { x: 0, y: area.y, width: WIDTH, height: area.height };
  return svg('g', {},
    svg('clipPath', { id: clip }, svg('rect', box)),
    svg('rect', { class: 'sea', ...box }),
    svg('path', { class: 'land', d: land, 'clip-path': `url(#${clip})` }),
    svg('rect', { class: 'frame', ...box }));
}

/** In the region when it lies there; else in the world. */
function areaOf(site) {
  return areas.find(area => area.holds(site));
}

function mark(site) {
  const [x, y] = areaOf(site).place(site.lon, site.lat);
  places.set(site.id, [x, y]);
  return svg('g', { class: 'site site-' + site.type, 'data-id': site.id, role: 'button', tabindex: -1,
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, on: { click: () => choose(site.id) } },
  svg('circle', { class: 'target', r: MINOR.has(site.type) ? 6 : 11 }),
  svg('path', { class: 'site-shape', d: sitePath(site.type) }),
  svg('path', { class: 'site-alarm', transform: 'translate(3 -19) scale(.85)' }),
  svg('text', { class: 'site-label', x: 9, y: 4 }, site.id),
  svg('title', {}, site.id + ' ' + site.name));
}

function drawFlows() {
  if (!layers.flows || !state.reference) return;
  const list = flows(state.plan, state.reference.lanes, byId('flow-kind').value);
  layers.flows.replaceChildren(...lines(list, ends));
  byId('no-flows').hidden = state.plan === null || list.length > 0;
  dress();
}

/** Both ends in one frame: where one is far away, both are drawn in the world. */
function ends(from, to) {
  const sites = [from, to].map(id => state.reference.nodes.find(node => node.id === id));
  if (sites.some(site => !site)) return null;
  const area = areas.find(one => sites.every(site => one.holds(site)));
  return sites.map(site => area.place(site.lon, site.lat));
}

/** Sites that the plan leaves closed are drawn hollow. */
function openSites() {
  for (const [id, open] of Object.entries(state.plan?.sites ?? {})) find(id)?.classList.toggle('closed', !open);
}

function find(id) {
  return layers.sites?.querySelector(`[data-id="${CSS.escape(id)}"]`);
}

/** Selection, alarms and age; everything stays where it is. */
function dress() {
  if (!layers.sites) return;
  const alarms = new Map();
  standing().reverse().forEach(alarm => alarms.set(alarm.subject, alarm));
  const chosen = selected();
  const first = places.has(chosen) ? chosen : places.keys().next().value;
  for (const site of state.reference.nodes) {
    const element = find(site.id);
    if (!element) continue;
    const alarm = alarms.get(site.id);
    set(element, { 'aria-pressed': String(site.id === chosen), tabindex: site.id === first ? 0 : -1,
      'aria-label': `${site.id} ${site.name}, ${typeName(site.type)}${alarm ? ', alarm: ' + alarm.priority : ''}` });
    element.classList.toggle('selected', site.id === chosen);
    set(element.querySelector('.site-alarm'), alarm
      ? { d: shape(alarm.priority), class: 'site-alarm mark-' + alarm.priority } : { d: null, class: 'site-alarm' });
    const signals = Object.values(state.nodes.get(site.id) ?? {});
    element.classList.toggle('stale', signals.length > 0 && signals.every(signal => signal.stale));
  }
  layers.flows.classList.toggle('dimmed', places.has(chosen));
  for (const line of layers.flows.children) {
    line.classList.toggle('touched', line.dataset.from === chosen || line.dataset.to === chosen);
  }
}

function choose(id) {
  select(id);
  find(id)?.focus();
}

/** Arrow keys go to the nearest site in that direction. */
function move(event) {
  const here = event.target.dataset?.id;
  if (!here) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choose(here);
  }
  const direction = ARROWS[event.key];
  if (!direction) return;
  event.preventDefault();
  const next = nearest(places.get(here), direction, here);
  if (next) choose(next);
}

function nearest([x, y], [dx, dy], except) {
  let best = null;
  let least = Infinity;
  for (const [id, [px, py]] of places) {
    const along = (px - x) * dx + (py - y) * dy;
    const across = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
    if (id === except || along <= 0 || along + 2 * across >= least) continue;
    least = along + 2 * across;
    best = id;
  }
  return best;
}
