import type { CustomFieldRules } from '@rollcall/domain/contact';
import * as z from 'zod';

/** A custom field as the editor draws it. Of the answer only this much matters here; the feature it belongs to knows the rest. */
const fieldSchema = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(['number', 'string', 'date', 'boolean', 'list']),
  section: z.string().nullable(),
  options: z.array(z.string()),
});
/** See {@link fieldSchema}. */
export type CustomBox = z.infer<typeof fieldSchema>;

/** The tenant's custom fields in their order, out of the answer that lists them. */
export const customBoxesOf = (raw: unknown): readonly CustomBox[] =>
  z.object({ items: z.array(fieldSchema) }).parse(raw).items;

/** Fields under one heading; null: they have none. */
export interface CustomSection {
  readonly title: string | null;
  readonly boxes: readonly CustomBox[];
}

/**
 * Custom fields under their headings. A heading stands where its first field does, and those without one come first. A value whose
 * field is not among them any more is shown at the end, so that nobody misses it.
 * @param values what the contact has, by key
 */
export function sectionsOf(
  boxes: readonly CustomBox[],
  values: Readonly<Record<string, unknown>>,
): readonly CustomSection[] {
  const known = new Set(boxes.map(({ key }) => key));
  const others = Object.keys(values)
    .filter((key) => !known.has(key))
    .map((key): CustomBox => ({ key, label: key, type: 'string', section: 'No longer defined', options: [] }));
  const bySection = new Map<string | null, CustomBox[]>();
  for (const box of [...boxes, ...others]) bySection.set(box.section, [...(bySection.get(box.section) ?? []), box]);
  const sections = [...bySection].map(([title, inIt]): CustomSection => ({ title, boxes: inIt }));
  return [...sections.filter(({ title }) => title === null), ...sections.filter(({ title }) => title !== null)];
}

/** What a list offers: its options, and the value the contact has, even if the list lost it meanwhile. */
export const optionsFor = ({ options }: CustomBox, had: string): readonly string[] =>
  had === '' || options.includes(had) ? options : [...options, had];

/** How values are checked while they are typed, by key. */
export const rulesOf = (boxes: readonly CustomBox[]): ReadonlyMap<string, CustomFieldRules> =>
  new Map(boxes.map(({ key, type, options }) => [key, { type, options }]));

/** A value as text, as it stands in a box. */
export const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
