import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { badInput, type FieldError } from '../../shared/domain-error.js';

function toFieldErrors(error: ValidationError, parent = ''): FieldError[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const nested = (error.children ?? []).flatMap((child) => toFieldErrors(child, field));
  const [constraint, message] = Object.entries(error.constraints ?? {})[0] ?? [];
  if (constraint === undefined || message === undefined) return nested;
  const context = error.contexts?.[constraint] as { rule?: string } | undefined;
  const own = {
    field,
    message: constraint === 'whitelistValidation' ? `${field} is not known here` : message,
  };
  return [context?.rule ? { ...own, rule: context.rule } : own, ...nested];
}

/** Where a class says which fields a body has, a list, a word or a number has none to speak of. */
class ObjectsOnlyPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isObject = typeof value === 'object' && !Array.isArray(value);
    const hasFields =
      metadata.type === 'body' && metadata.metatype !== undefined && metadata.metatype !== Object;
    if (hasFields && value !== undefined && !isObject) {
      throw badInput([{ field: 'body', message: 'Send one JSON object with named fields' }]);
    }
    return (await super.transform(value, metadata)) as unknown;
  }
}

/**
 * Checks every body and query against its class: nothing unknown passes, nothing is converted silently, and
 * each field's first fault is told with the rule that says so.
 */
export function validationPipe(): ValidationPipe {
  return new ObjectsOnlyPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => badInput(errors.flatMap((error) => toFieldErrors(error))),
  });
}
