import JSZip from 'jszip';

/** Zip keeps a date for each file; this one, so that the same files make the same bytes. */
const date = new Date('2025-01-01T00:00:00Z');

/** These files, at the root of a zip. */
export function zipped(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content, { date });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' });
}
