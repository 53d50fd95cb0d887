export type DatabaseKind = 'sqlite' | 'postgres';

export interface RenderedSql {
  text: string;
  params: unknown[];
}

/** The text of a template without nested pieces, which never changes, for either database. */
const flatTexts = {
  sqlite: new WeakMap<readonly string[], string>(),
  postgres: new WeakMap<readonly string[], string>(),
};

/** A piece of SQL with its values apart from its text; pieces nest. Made by {@link sql}. */
export class Sql {
  constructor(
    private readonly texts: readonly string[],
    private readonly values: readonly unknown[],
  ) {}

  /** The text with the database's own placeholders, and the values in their order. */
  render(kind: DatabaseKind): RenderedSql {
    const params: unknown[] = [];
    if (this.values.some((value) => value instanceof Sql)) return { text: this.write(kind, params), params };
    const known = flatTexts[kind].get(this.texts);
    if (known !== undefined) return { text: known, params: this.values.map(toParam) };
    const text = this.write(kind, params);
    flatTexts[kind].set(this.texts, text);
    return { text, params };
  }

  private write(kind: DatabaseKind, params: unknown[]): string {
    let text = this.texts[0] ?? '';
    this.values.forEach((value, index) => {
      if (value instanceof Sql) {
        text += value.write(kind, params);
      } else {
        params.push(toParam(value));
        text += kind === 'postgres' ? `$${params.length}` : '?';
      }
      text += this.texts[index + 1] ?? '';
    });
    return text;
  }
}

/** A value as both drivers take it. */
export function toParam(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}

/**
 * SQL as a tagged template: a value becomes a parameter, never text; a nested piece is woven in. The same
 * statement runs on SQLite and PostgreSQL.
 */
export function sql(texts: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Sql(texts, values);
}

/** Nothing at all: for an optional piece that is left out. */
export const nothing = new Sql([''], []);

/** Pieces joined by fixed text such as `' and '`. */
export function joinSql(pieces: readonly Sql[], separator: string): Sql {
  if (pieces.length === 0) return nothing;
  return new Sql(['', ...pieces.slice(1).map(() => separator), ''], pieces);
}

/** A list of values for `in (…)`. Nothing is in an empty one, which PostgreSQL has no spelling for. */
export function listSql(values: readonly unknown[]): Sql {
  if (values.length === 0) return rawSql('null');
  return joinSql(
    values.map((value) => sql`${value}`),
    ', ',
  );
}

/** Fixed text of our own, such as a column of a closed list: never anything that came from outside. */
export function rawSql(text: string): Sql {
  return new Sql([text], []);
}
