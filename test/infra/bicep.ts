import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';

/** A Bicep file as the grammar reads it. The compiler knows types; this knows names. */
export interface BicepFile {
  /** Where the grammar is broken: `line:column`. */
  readonly broken: readonly string[];
  readonly parameters: readonly Declared[];
  readonly outputs: readonly Declared[];
  readonly modules: readonly { readonly name: string; readonly path: string; readonly given: readonly string[] }[];
  /** `module.output`, wherever one is read. */
  readonly read: readonly string[];
  /** Names that are used and stand for nothing. */
  readonly unknown: readonly string[];
  /** Parameters, variables and existing resources that nothing uses. */
  readonly unused: readonly string[];
  /** Names that depend on themselves. */
  readonly cyclic: readonly string[];
  /** The keys of a variable that is an object. */
  keysOf(variable: string): readonly string[];
  readonly text: string;
}

interface Declared {
  readonly name: string;
  readonly described: boolean;
  readonly secure: boolean;
  /** Of a parameter: it has no default. */
  readonly required: boolean;
}

const declarations = ['parameter_declaration', 'variable_declaration', 'resource_declaration', 'module_declaration', 'output_declaration'];
/** The functions of Bicep that these files call. */
const functions = new Set(
  'empty guid resourceGroup string subscription subscriptionResourceId tenant toLower union uniqueString'.split(' '),
);

const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
await Parser.init();
const parser = new Parser().setLanguage(await Language.load(grammar));

/** Reads a file of `root`; paths of modules come out relative to `root` too. */
export async function readBicep(root: string, path: string): Promise<BicepFile> {
  const text = await readFile(join(root, path), 'utf8');
  const tree = parser.parse(text)?.rootNode;
  if (!tree) throw new Error(`${path} was not parsed`);
  const declared = of(tree, declarations).filter((node) => node.parent?.id === tree.id);
  const symbols = declared.filter((node) => node.type !== 'output_declaration');
  const names = new Set(symbols.map(nameOf));
  const uses = new Map(declared.map((node) => [node, usedIn(node)]));
  const used = new Set([...uses.values()].flat());
  const after = new Map(symbols.map((node) => [nameOf(node), usedIn(node).filter((name) => names.has(name))]));

  return {
    text,
    broken: of(tree, ['ERROR']).map(at).concat(missingIn(tree)),
    parameters: declared.filter(({ type }) => type === 'parameter_declaration').map(describe),
    outputs: declared.filter(({ type }) => type === 'output_declaration').map(describe),
    modules: declared
      .filter(({ type }) => type === 'module_declaration')
      .map((node) => ({
        name: nameOf(node),
        path: relative(root, join(root, dirname(path), contentOf(node.namedChild(1)))),
        given: keysIn(propertyOf(node, 'params')),
      })),
    read: of(tree, ['member_expression']).flatMap(({ text: chain }) => {
      const [, module, output] = /^(\w+)\.outputs\.(\w+)$/.exec(chain) ?? [];
      return module && output ? `${module}.${output}` : [];
    }),
    unknown: [...used].filter((name) => !names.has(name) && !functions.has(name)),
    unused: symbols.filter((node) => isIdle(node) && !used.has(nameOf(node))).map(nameOf),
    cyclic: [...names].filter((name) => reaches(after, name).has(name)),
    keysOf: (variable) => {
      const node = declared.find((one) => one.type === 'variable_declaration' && nameOf(one) === variable);
      return keysIn(node?.namedChild(1));
    },
  };
}

/** What only counts where something uses it; other resources and modules count by being there. */
function isIdle({ type, text }: Node): boolean {
  return type === 'parameter_declaration' || type === 'variable_declaration' || /^resource \w+ '[^']+' existing /.test(text);
}

function describe(node: Node): Declared {
  const decorators = node.previousNamedSibling?.type === 'decorators' ? node.previousNamedSibling.text : '';
  return {
    name: nameOf(node),
    described: decorators.includes('@description('),
    secure: decorators.includes('@secure()'),
    required: node.namedChildCount < 3,
  };
}

/** The names that an expression of the declaration uses, functions among them; not keys, nor loop variables of its own. */
function usedIn(declaration: Node): string[] {
  const loops = of(declaration, ['for_statement']).map((loop) => loop.childForFieldName('initializer')?.text);
  return of(declaration, ['identifier'])
    .filter((node) => {
      const { parent } = node;
      if (!parent || parent.id === declaration.id) return isAfterFirst(node, declaration);
      return parent.type === 'object_property' ? isAfterFirst(node, parent) : parent.type !== 'type';
    })
    .map(({ text }) => text)
    .filter((name) => !loops.includes(name));
}

/** The first child of a declaration and of a property is its own name. */
function isAfterFirst(node: Node, parent: Node): boolean {
  return parent.namedChild(0)?.id !== node.id;
}

function reaches(after: ReadonlyMap<string, readonly string[]>, from: string): Set<string> {
  const reached = new Set<string>();
  const open = [...(after.get(from) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!reached.has(next)) open.push(...(after.get(next) ?? []));
    reached.add(next);
  }
  return reached;
}

function propertyOf(declaration: Node, key: string): Node | undefined {
  const properties = of(declaration, ['object_property']);
  return (
    properties.find((node) => node.parent?.parent?.id === declaration.id && node.namedChild(0)?.text === key)?.namedChild(1) ?? undefined
  );
}

function keysIn(object: Node | null | undefined): string[] {
  return object ? children(object, 'object_property').map((property) => property.namedChild(0)?.text ?? '') : [];
}

function missingIn(node: Node): string[] {
  return [...(node.isMissing ? [at(node)] : []), ...node.children.flatMap((child) => (child ? missingIn(child) : []))];
}

function nameOf(node: Node): string {
  return node.namedChild(0)?.text ?? '';
}

function contentOf(string: Node | null): string {
  return string?.text.slice(1, -1) ?? '';
}

function at({ startPosition: { row, column } }: Node): string {
  return `${row + 1}:${column + 1}`;
}

function children(node: Node, type: string): Node[] {
  return node.namedChildren.flatMap((child) => (child?.type === type ? child : []));
}

function of(node: Node, types: string[]): Node[] {
  return node.descendantsOfType(types).flatMap((found) => found ?? []);
}
