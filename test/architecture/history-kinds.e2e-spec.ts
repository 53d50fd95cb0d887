import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { factOf, WITHOUT_FACT } from '../../src/modules/sharing/index.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** Every kind of history entry that the code writes, by the types of what is handed to `OffenderRecords.note`. */
function historyKinds(): { kinds: string[]; open: string[] } {
  const config = join(ROOT, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    ROOT,
  );
  const files = ts.sys.readDirectory(join(ROOT, 'src', 'modules'), ['.ts'], ['**/*.spec.ts']);
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const kinds = new Set<string>();
  const open: string[] = [];

  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isNote(node, checker)) {
      const words = kindOf(node, checker);
      const each = words?.isUnion() ? words.types : words ? [words] : [];
      if (each.length === 0) open.push(node.getText());
      for (const word of each) {
        if (word.isStringLiteral()) kinds.add(word.value);
        else open.push(`${node.getSourceFile().fileName}: ${checker.typeToString(word)}`);
      }
    }
    ts.forEachChild(node, look);
  };
  for (const file of program.getSourceFiles()) if (!file.isDeclarationFile) look(file);
  return { kinds: [...kinds].sort(), open };
}

/** The type of the `type` in what is handed over: as it is written there, where it is, not widened to text. */
function kindOf({ arguments: [, , note] }: ts.CallExpression, checker: ts.TypeChecker): ts.Type | undefined {
  if (!note || !ts.isObjectLiteralExpression(note)) return undefined;
  const property = note.properties.find(({ name }) => name?.getText() === 'type');
  if (!property) return undefined;
  if (ts.isPropertyAssignment(property)) return checker.getTypeAtLocation(property.initializer);
  const value = ts.isShorthandPropertyAssignment(property)
    ? checker.getShorthandAssignmentValueSymbol(property)
    : undefined;
  return value && checker.getTypeOfSymbol(value);
}

function isNote(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  if (!ts.isPropertyAccessExpression(call.expression) || call.expression.name.text !== 'note') return false;
  const owner = checker.getTypeAtLocation(call.expression.expression).symbol as ts.Symbol | undefined;
  return owner?.name === 'OffenderRecords';
}

describe('every kind of history entry that the code writes', () => {
  let found: { kinds: string[]; open: string[] };
  beforeAll(() => {
    found = historyKinds();
  }, 60_000);

  it('is one of a closed list of words', () => {
    expect(found.open).toEqual([]);
    expect(found.kinds.length).toBeGreaterThan(12);
  });

  it('tells of a fact of the sharing table, so that only those who may read the fact find it (LAW-4)', () => {
    const isSettled = (kind: string): boolean =>
      factOf(kind) !== null || WITHOUT_FACT.some((subject) => kind.startsWith(`${subject}.`));
    expect(found.kinds.filter((kind) => !isSettled(kind))).toEqual([]);
  });
});
