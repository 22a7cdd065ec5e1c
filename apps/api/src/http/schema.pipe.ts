import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata } from '@nestjs/common';
import { Refusal } from '@rollcall/domain/refusal';
import { findUnstorable } from './unstorable-text.js';

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: unknown;
}

/** A body with a thousand faults is as wrong as one with fifty; the answer stays small. */
const maxErrors = 50;
const unstorable = 'Text that cannot be kept: a NUL character, or half of a character';

/**
 * Nest's own pipe for `@Body({ schema })`, `@Query({ schema })` and `@Param('id', { schema })`, refusing with
 * `invalid-input` and saying where. Messages come from the schema and never quote the value that was sent. Text that no
 * database keeps is refused here for every route, so that no contract has to think of it. Nest's pipe would take keys such as
 * `constructor` out of what was sent: a custom field may be called so, and nothing may be lost without a word. Nobody merges what was
 * sent into other objects, and contracts refuse keys they do not know.
 */
export class SchemaPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (!metadata.schema || !this.toValidate(metadata)) return value;
    const result = await this.validate<T>(value, metadata.schema);
    if (result.issues) throw invalidInput(result.issues, metadata.data);
    const path = findUnstorable(result.value);
    if (path !== null) throw invalidInput([{ path, code: 'text_unstorable', message: unstorable }], metadata.data);
    return result.value;
  }
}

/** The refusal for what a schema found. `root` is the name of the parameter that was read, if it was a single one. */
export function invalidInput(issues: readonly SchemaIssue[], root?: string): Refusal {
  const errors = issues.slice(0, maxErrors).map(({ path = [], code, message }) => ({
    path: [...(root === undefined ? [] : [root]), ...path.map(nameOf)].join('.'),
    code: typeof code === 'string' ? code.replaceAll('_', '-') : 'invalid',
    message,
  }));
  return new Refusal('invalid-input', { errors });
}

const nameOf = (segment: PropertyKey | { readonly key: PropertyKey }): string =>
  String(typeof segment === 'object' ? segment.key : segment);
