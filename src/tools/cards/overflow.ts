import type { Page } from 'playwright-core';

/** What of the card on the page is wider than the room it has: its text, and by how much. */
export function findOverflows(page: Page): Promise<string[]> {
  return page.evaluate(measure);
}

/**
 * Runs in the page, so it uses nothing from outside itself. No function in it has a name: tsx would hand each to a helper of its own,
 * which the page does not have.
 */
function measure(): string[] {
  const card = document.querySelector('#card');
  if (!card?.firstElementChild) throw new Error('The page shows no card.');
  const edges = card.getBoundingClientRect();
  const found = new Map<Element, string>();

  for (const element of card.querySelectorAll<HTMLElement>('*')) {
    const select = element instanceof HTMLSelectElement ? element : undefined;
    const input = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : undefined;
    const field = select ?? input;
    const boxes = field || element instanceof HTMLButtonElement ? [element.getBoundingClientRect()] : [];
    for (const child of field ? [] : element.childNodes) {
      if (child.nodeType !== Node.TEXT_NODE || !child.nodeValue?.trim()) continue;
      // The element's own box says nothing of a word that sticks out of it.
      const range = document.createRange();
      range.selectNode(child);
      boxes.push(...range.getClientRects());
    }
    const beyond = Math.max(0, ...boxes.map((box) => Math.max(box.right - edges.right, edges.left - box.left)));

    let tooWide = element.scrollWidth - element.clientWidth;
    if (select || field?.matches(':placeholder-shown:not(textarea)')) {
      // What a field shows takes no part in its scrollWidth: let the field be as wide as that for a moment.
      const [width, style] = [element.offsetWidth, element.style.cssText];
      element.style.cssText += '; position: absolute; width: max-content; max-width: none; field-sizing: content';
      tooWide = element.offsetWidth - width;
      element.style.cssText = style;
    } else if (field || element.clientWidth === 0) {
      // What somebody has typed scrolls, and an element within a line has no width of its own.
      tooWide = 0;
    }

    const text = select?.selectedOptions[0]?.text || input?.placeholder || field?.labels?.[0]?.innerText || element.innerText;
    const what = `${element.tagName.toLowerCase()} "${text.trim()}"`;
    if (tooWide > 1) {
      const hides = field || getComputedStyle(element).overflowX !== 'visible';
      found.set(element, `${what} ${hides ? 'is cut off by' : 'sticks out of its place by'} ${tooWide} px`);
    } else if (beyond > 1) found.set(element, `${what} goes ${Math.ceil(beyond)} px beyond the card`);
  }

  // Whatever holds something too wide is too wide itself.
  const innermost = [...found].filter(([element]) => ![...found.keys()].some((other) => other !== element && element.contains(other)));
  const { scrollWidth, clientWidth } = document.documentElement;
  const page = scrollWidth > clientWidth ? [`the page scrolls sideways by ${scrollWidth - clientWidth} px`] : [];
  return [...innermost.map(([, overflow]) => overflow), ...page];
}
