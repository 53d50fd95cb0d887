import ts from 'typescript';

const MESSAGE =
  '{{name}} is a class imported as a type only: Nest would see Object here, and inject or validate nothing. ' +
  'Write `import { {{name}} }`.';

const isInjectedByToken = (parameter) =>
  (parameter.decorators ?? []).some(({ expression }) => expression.callee?.name === 'Inject');

const annotated = (parameter) =>
  parameter.type === 'TSParameterProperty' ? annotated(parameter.parameter) : (parameter.left ?? parameter);

/** The types that TypeScript writes into the metadata of a decorated class, and whether Nest injects by them. */
function* typesInMetadata(node) {
  const isDecoratedClass = node.decorators.length > 0;
  for (const member of node.body.body) {
    const decorated = (member.decorators ?? []).length > 0;
    if (member.type === 'PropertyDefinition' && decorated) yield { annotation: member.typeAnnotation };
    if (member.type !== 'MethodDefinition') continue;
    const parameters = member.value.params;
    const counts =
      member.kind === 'constructor'
        ? isDecoratedClass
        : decorated || parameters.some((parameter) => (parameter.decorators ?? []).length > 0);
    if (!counts) continue;
    for (const parameter of parameters) {
      if (!isInjectedByToken(parameter)) {
        yield { annotation: annotated(parameter).typeAnnotation, injected: member.kind === 'constructor' };
      }
    }
  }
}

/**
 * `import type` of a class that a decorated constructor or method names compiles, and then fails at start, or
 * lets a request body through unchecked.
 */
export const decoratorsSeeClasses = {
  meta: { type: 'problem', schema: [], messages: { typeOnly: MESSAGE } },
  create(context) {
    const services = context.sourceCode.parserServices;
    const typeOnly = new Map();

    /** Only what is injected may be a class of a package; a package's socket or request is handed over anyway. */
    const isNeeded = (identifier, injected) => {
      const checker = services.program.getTypeChecker();
      const symbol = services.getSymbolAtLocation(identifier);
      if (!symbol) return false;
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const isClass = (target.flags & ts.SymbolFlags.Class) !== 0;
      const isOurs = !target.declarations?.some((each) =>
        each.getSourceFile().fileName.includes('/node_modules/'),
      );
      return isClass && (injected || isOurs);
    };

    return {
      ImportDeclaration(node) {
        for (const specifier of node.specifiers) {
          if (node.importKind === 'type' || specifier.importKind === 'type') {
            typeOnly.set(specifier.local.name, specifier.local);
          }
        }
      },
      'ClassDeclaration:exit'(node) {
        for (const { annotation, injected = false } of typesInMetadata(node)) {
          const named = annotation?.typeAnnotation;
          const name = named?.type === 'TSTypeReference' ? named.typeName.name : undefined;
          if (typeOnly.has(name) && isNeeded(typeOnly.get(name), injected)) {
            context.report({ node: annotation, messageId: 'typeOnly', data: { name } });
          }
        }
      },
    };
  },
};
