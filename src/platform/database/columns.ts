import { PrimaryColumn, Column, type ColumnOptions, type ValueTransformer } from 'typeorm';

/*
 * Portable columns. Days and instants are text that sorts (`2014-06-03`, `2014-06-03T09:30:00.000Z`), flags
 * are 0 and 1, structures are JSON text: a raw row reads the same from SQLite and PostgreSQL.
 */

const flag: ValueTransformer = {
  to: (value: boolean | null | undefined) => (value === null || value === undefined ? null : value ? 1 : 0),
  from: (value: number | null) => (value === null ? null : value === 1),
};

const json: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
  from: (value: string | null): unknown => (value === null ? null : JSON.parse(value)),
};

export const IdColumn = (name = 'id'): PropertyDecorator => PrimaryColumn({ type: 'text', name });
export const TextColumn = (name: string, options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'text', name, ...options });
export const WholeColumn = (name: string, options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'integer', name, ...options });
export const FlagColumn = (name: string, options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'integer', name, transformer: flag, ...options });
export const JsonColumn = (name: string, options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'text', name, transformer: json, ...options });
