import { contactFieldNames, contactFields } from '@rollcall/domain/contact';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';

/** What is exported by both: every field, the first phones with their extensions, the first e-mails, times. */
export const columns = [
  'id',
  ...contactFieldNames,
  ...[1, 2, 3].flatMap((at) => [`phone${at}`, `phone${at}Extension`]),
  'email1',
  'email2',
  'createdAt',
];

const fieldOf = (/** @type {keyof typeof contactFields} */ name) =>
  name === 'group' ? 'g.name' : `c.${contactFields[name].column}`;
const at = (/** @type {string} */ column, /** @type {number} */ position) =>
  `max(${column}) filter (where position = ${position}) as ${column}_${position}`;

/**
 * What somebody who knows PostgreSQL writes by hand to get the same columns out: one COPY, one snapshot, into a file.
 * @param {import('pg').Client} client
 * @param {string} path
 * @returns {Promise<{ seconds: number, rows: number }>}
 */
export async function copyByHand(client, path) {
  const [phones, emails] = [
    [1, 2, 3],
    [1, 2],
  ];
  const started = performance.now();
  const stream = client.query(
    copyTo(`copy (select c.id, ${contactFieldNames.map(fieldOf).join(', ')},
        ${phones.flatMap((n) => [`p.e164_${n}`, `p.extension_${n}`]).join(', ')}, ${emails.map((n) => `e.address_${n}`).join(', ')}, c.created_at
      from contacts c
      left join (select contact_id, ${phones.flatMap((n) => [at('e164', n), at('extension', n)]).join(', ')}
        from contact_phones group by contact_id) p on p.contact_id = c.id
      left join (select contact_id, ${emails.map((n) => at('address', n)).join(', ')}
        from contact_emails group by contact_id) e on e.contact_id = c.id
      left join groups g on g.id = c.group_id
      where c.deleted_at is null order by c.id) to stdout (format csv)`),
  );
  await pipeline(stream, createWriteStream(path));
  return { seconds: (performance.now() - started) / 1000, rows: stream.rowCount ?? 0 };
}
