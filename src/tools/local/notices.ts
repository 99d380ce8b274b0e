import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** A package that is part of something. */
export interface Part {
  readonly name: string;
  readonly version: string;
  /** Its licence as an SPDX expression; empty where it names none. */
  readonly licence: string;
  /** The texts of its licence and notices, as its authors wrote them; empty where it brings none. */
  readonly texts: readonly string[];
}

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  // As it was written before SPDX.
  licenses: z.array(z.object({ type: z.string() })).optional(),
});

/** The package in this folder. */
export function partAt(folder: string): Part {
  const { name, version, license, licenses } = manifest.parse(JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const texts = files.toSorted().map((file) => readFileSync(`${folder}/${file}`, 'utf8').trim());
  return { name, version, licence: license ?? licenses?.map(({ type }) => type).join(' OR ') ?? '', texts };
}

const inPackage = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** The folders of the packages that these files belong to, each once. */
export function packagesOf(files: readonly string[]): string[] {
  return [...new Set(files.flatMap((file) => inPackage.exec(file)?.[0] ?? []))].toSorted();
}

/** What must accompany a copy of these packages: who they are, and what their authors say. */
export function notices(parts: readonly Part[]): string {
  const sections = parts.map(({ name, version, licence, texts }) => [`${name} ${version} (${licence})`, ...texts].join('\n\n'));
  return `This program contains the following packages.\n\n${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
