import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The faces of Open Sans with their files written into them, for a page that fetches nothing. */
export async function fontFaces(): Promise<string> {
  const require = createRequire(import.meta.url);
  const sheet = require.resolve('@fontsource-variable/open-sans/index.css');
  const faces = await readFile(sheet, 'utf8');
  const paths = [...faces.matchAll(/url\((.+?)\)/g)].map(([, path = '']) => path);
  const files = await Promise.all(paths.map((path) => readFile(join(dirname(sheet), path), 'base64')));
  return paths.reduce((written, path, i) => written.replace(path, `data:font/woff2;base64,${files[i]}`), faces);
}
