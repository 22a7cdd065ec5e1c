import { customFieldTypes } from '@rollcall/domain/contact';
import { effectiveMatch, fileFormatSchema, mappedColumnSchema, matchKeys, compilePlan } from '@rollcall/domain/import';
import type { CompiledPlan, StartImport } from '@rollcall/domain/import';
import type { ImportLayout } from '@rollcall/db/import';
import type { JobId } from '@rollcall/domain/job';
import { z } from 'zod';

/** What an import found out about its file. Kept in `jobs.details`, so that every resume reads the file the same way. */
export const importFactsSchema = z.object({
  format: fileFormatSchema,
  columns: z.array(mappedColumnSchema),
  dateOrder: z.enum(['mdy', 'dmy', 'ymd']),
  match: z.array(z.enum(matchKeys)),
  firstByte: z.int(),
  /** What the custom fields held that columns are mapped to, if it was no text. */
  customFields: z
    .record(z.string(), z.object({ type: z.enum(customFieldTypes), options: z.array(z.string()) }))
    .default({}),
  /** The contact id of row n is this plus n; null until rows are applied, and in a dry run. */
  firstContactId: z.int().nullable(),
});
/** See {@link importFactsSchema}. */
export type ImportFacts = z.infer<typeof importFactsSchema>;

/** The rules of an import and the shape of its staging table, out of its facts. */
export function compileImport(
  jobId: JobId,
  request: StartImport,
  facts: ImportFacts,
): { readonly plan: CompiledPlan; readonly layout: ImportLayout } {
  const { columns, dateOrder, customFields: known } = facts;
  const plan = compilePlan({ columns, options: request, dateOrder, customFields: known });
  const { fields, phoneCount, emailCount, customKeys } = plan;
  const mapped = {
    phonePositions: positionsOf(facts, /^phone(\d+)$/),
    extensionPositions: positionsOf(facts, /^phone(\d+)Extension$/),
    emailPositions: positionsOf(facts, /^email(\d)$/),
  };
  return {
    plan,
    layout: {
      jobId,
      fields,
      consentHeaders: consentHeadersOf(facts),
      phoneCount,
      emailCount,
      ...mapped,
      customKeys,
      match: facts.match,
    },
  };
}

const consentHeadersOf = ({ columns }: ImportFacts): ImportLayout['consentHeaders'] =>
  Object.fromEntries(
    columns.flatMap(({ field, header }) => (field?.endsWith('Consent') ? [[field, header] as const] : [])),
  );

const positionsOf = ({ columns }: ImportFacts, target: RegExp): number[] =>
  columns.flatMap(({ field }) => (field === null ? [] : [Number(target.exec(field)?.[1] ?? 0)])).filter((at) => at > 0);

/** The match keys an import works with. */
export const matchOf = (request: StartImport, columns: ImportFacts['columns']) =>
  effectiveMatch(request.match, columns, request.mode);
