import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { accentColor } from './base.js';

// Three colleagues side by side: together they are a shield.

/** The one on the left, in a square of 96: from the shield's point up along its edge, over the shoulder and down again. */
const left = 'M48 96C20 90 1 77 1 54C1 42 10 35 21 35C34 35 46 44 46 60Z';
const middle = 'M48 96C35 88 25 73 25 52C25 38 35 29 48 29C61 29 71 38 71 52C71 73 61 88 48 96Z';
const mirrored = 'matrix(-1 0 0 1 96 0)';

const colourIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192">
  <rect width="192" height="192" fill="${accentColor}"/>
  <g transform="translate(48 48)">
    <g fill="#a9dcd3">
      <circle cx="19" cy="19" r="11"/><path d="${left}"/>
      <g transform="${mirrored}"><circle cx="19" cy="19" r="11"/><path d="${left}"/></g>
    </g>
    <path d="${middle}" fill="#ffffff" stroke="${accentColor}" stroke-width="5"/>
    <circle cx="48" cy="12" r="12" fill="#ffffff"/>
  </g>
</svg>`;

const outlineIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#ffffff" stroke-width="2" stroke-linejoin="round" stroke-linecap="round">
  <circle cx="16" cy="4" r="3"/>
  <circle cx="5.500" cy="7" r="2.500"/>
  <circle cx="26.500" cy="7" r="2.500"/>
  <path d="M16 31C12 28 9.500 24 9.500 17.500C9.500 13.500 12.200 11 16 11C19.800 11 22.500 13.500 22.500 17.500C22.500 24 20 28 16 31Z"/>
  <path d="M9.500 14.200C8.500 13.400 7.300 13 6 13C3 13 1 15 1 18.500C1 25 8 29.500 16 31C24 29.500 31 25 31 18.500C31 15 29 13 26 13C24.700 13 23.500 13.400 22.500 14.200"/>
</svg>`;

/** The app's icons by file name, as PNG: the same bytes on every machine. */
export async function drawIcons(): Promise<Readonly<Record<'color.png' | 'outline.png', Uint8Array>>> {
  await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return { 'color.png': drawn(colourIcon, 192), 'outline.png': drawn(outlineIcon, 32) };
}

function drawn(svg: string, width: number): Uint8Array {
  return new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();
}
