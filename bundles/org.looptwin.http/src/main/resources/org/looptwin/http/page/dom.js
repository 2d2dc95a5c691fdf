/** Builds the page's elements. What comes from data only ever becomes text or an attribute's value. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @typedef {Node|string|number|null|undefined} Child nothing is shown for null and undefined
 * @typedef {Object<string, any>} Attributes values; null and false leave one out; `on` holds listeners by event
 */

/**
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...any} children {@link Child}ren, or lists of them
 * @returns {HTMLElement}
 */
export function el(tag, attributes, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/**
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...any} children {@link Child}ren, or lists of them
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

function dress(element, attributes, children) {
  set(element, attributes ?? {});
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined) element.append(typeof child === 'number' ? String(child) : child);
  }
  return element;
}

/**
 * Sets attributes that differ, so that nothing is drawn again for nothing.
 * @param {Element} element
 * @param {Attributes} attributes
 */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === null || value === undefined || value === false) {
      element.removeAttribute(name);
    } else if (element.getAttribute(name) !== String(value)) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
}

/**
 * @param {Element} element
 * @param {string|number} text
 */
export function say(element, text) {
  if (element.textContent !== String(text)) element.textContent = String(text);
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * Keeps the elements of things that stay, so that focus and open details stay with them.
 * @template T
 * @param {Element} parent
 * @param {T[]} items in the order to be shown
 * @param {(item: T, position: number) => string} keyOf
 * @param {(item: T) => Element} create
 * @param {(element: Element, item: T) => void} [update]
 */
export function keyed(parent, items, keyOf, create, update) {
  const all = [...parent.children];
  const before = new Map(all.map(child => [child.getAttribute('data-key'), child]));
  const kept = new Set();
  items.forEach((item, position) => {
    const key = keyOf(item, position);
    let element = before.get(key);
    before.delete(key);
    if (!element) {
      element = create(item);
      element.setAttribute('data-key', key);
    }
    if (parent.children[position] !== element) parent.insertBefore(element, parent.children[position] ?? null);
    kept.add(element);
    update?.(element, item);
  });
  for (const element of all) if (!kept.has(element)) element.remove();
}
