/**
 * One figure for what contacts are, without ids, times and the order they lie in: two loads of the same file have the same.
 * @typedef {{ contacts: string, phones: string, emails: string, changes: string }} Checksums
 */

// what is the same in every load of a file; a job's id, a contact's id and the clock are not
const fields = [
  ...['contact_id_1', 'contact_id_2', 'salutation', 'first_name', 'last_name', 'company', 'title'],
  ...[
    'address_line_1',
    'address_line_2',
    'city',
    'state',
    'postal_code',
    'country',
    'balance',
    'due_date',
    'date_of_birth',
  ],
  ...['agent_id', 'agent_team', 'is_active', 'time_zone', 'language', 'sms_consent', 'cell_consent', 'email_consent'],
  ...['custom', 'version', 'deleted_at'],
];

const sum = (/** @type {string} */ row) =>
  `count(*) || ':' || coalesce(sum(hashtextextended((${row})::text, 0)::numeric), 0)`;

/**
 * @param {import('pg').Client} client
 * @param {string} schema
 * @returns {Promise<Checksums>}
 */
export async function checksums(client, schema = 'public') {
  const contacts = `${schema}.contacts c`;
  const of = (/** @type {string} */ table) =>
    `from ${schema}.${table} x join ${contacts} on c.tenant_id = x.tenant_id and c.id = x.contact_id`;
  const { rows } = await client.query(
    `select (select ${sum(`row(g.name, ${fields.map((field) => `c.${field}`).join(', ')})`)}
         from ${contacts} left join groups g on g.tenant_id = c.tenant_id and g.id = c.group_id) as contacts,
       (select ${sum('row(c.contact_id_1, x.position, x.e164, x.raw, x.extension)')} ${of('contact_phones')}) as phones,
       (select ${sum('row(c.contact_id_1, x.position, x.address, x.key)')} ${of('contact_emails')}) as emails,
       (select ${sum('row(c.contact_id_1, x.action)')} ${of('contact_changes')}) as changes`,
  );
  return rows[0];
}

/** Names what differs; throws if anything does. */
export function sameChecksums(
  /** @type {string} */ what,
  /** @type {Checksums} */ found,
  /** @type {Checksums} */ expected,
) {
  const differing = /** @type {(keyof Checksums)[]} */ (Object.keys(expected)).filter(
    (table) => found[table] !== expected[table],
  );
  if (differing.length === 0) return;
  const lines = differing.map((table) => `${table}: ${found[table]}, must be ${expected[table]}`);
  throw new Error(`${what} IS NOT THE SAME:\n  ${lines.join('\n  ')}`);
}
