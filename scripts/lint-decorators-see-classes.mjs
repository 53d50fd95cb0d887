import ts from 'typescript';

const MESSAGE =
  '{{name}} is a class imported as a type only: Nest would see Object here, and inject or validate nothing. ' +
  'Write `import { {{name}} }`.';

const isInjectedByToken = (parameter) =>
  (parameter.decorators ?? []).some(({ expression }) => expression.callee?.name === 'Inject');

const annotated = (parameter) =>
  parameter.type === 'TSParameterProperty' ? annotated(parameter.parameter) : (parameter.left ?? parameter);

/** The types that TypeScript writes into the metadata of a decorated class. */
function* typesInMetadata(node) {
  const isDecoratedClass = node.decorators.length > 0;
  for (const member of node.body.body) {
    const decorated = (member.decorators ?? []).length > 0;
    if (member.type === 'PropertyDefinition' && decorated) yield member.typeAnnotation;
    if (member.type !== 'MethodDefinition') continue;
    const parameters = member.value.params;
    const counts =
      member.kind === 'constructor'
        ? isDecoratedClass
        : decorated || parameters.some((parameter) => (parameter.decorators ?? []).length > 0);
    if (!counts) continue;
    for (const parameter of parameters) {
      if (!isInjectedByToken(parameter)) yield annotated(parameter).typeAnnotation;
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

    const isClass = (identifier) => {
      const checker = services.program.getTypeChecker();
      const symbol = services.getSymbolAtLocation(identifier);
      if (!symbol) return false;
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return (target.flags & ts.SymbolFlags.Class) !== 0;
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
        for (const annotation of typesInMetadata(node)) {
          const named = annotation?.typeAnnotation;
          const name = named?.type === 'TSTypeReference' ? named.typeName.name : undefined;
          if (typeOnly.has(name) && isClass(typeOnly.get(name))) {
            context.report({ node: annotation, messageId: 'typeOnly', data: { name } });
          }
        }
      },
    };
  },
};
