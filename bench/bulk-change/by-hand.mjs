/**
 * What somebody who knows PostgreSQL writes by hand to change one column of all contacts, on the twins of the tables: one statement,
 * one transaction, versions moved as the product moves them, no undo.
 * @param {import('pg').Client} client
 * @param {boolean} isActive what all contacts become
 * @returns {Promise<number>} seconds
 */
export async function updateByHand(client, isActive) {
  const started = performance.now();
  await client.query(
    `update twin.contacts set is_active = $1, version = version + 1, updated_at = now()
     where deleted_at is null and is_active is distinct from $1`,
    [isActive],
  );
  return (performance.now() - started) / 1000;
}

/** The same with before-images, as a change log asks for. @returns {Promise<number>} seconds */
export async function updateWithImages(/** @type {import('pg').Client} */ client) {
  const started = performance.now();
  await client.query(`
    with before as (select tenant_id, id, is_active from twin.contacts where deleted_at is null and is_active),
    changed as (
      update twin.contacts c set is_active = false, version = version + 1, updated_at = now() from before b
      where c.tenant_id = b.tenant_id and c.id = b.id returning c.tenant_id, c.id, b.is_active)
    insert into twin.contact_changes (tenant_id, contact_id, at, action, job_id, through, before)
    select tenant_id, id, clock_timestamp(), 'updated', gen_random_uuid(), 'job', jsonb_build_object('active', is_active) from changed`);
  return (performance.now() - started) / 1000;
}

/** Throws unless both ways left the same contacts. */
export async function sameContacts(/** @type {import('pg').Client} */ client) {
  const sumOf = async (/** @type {string} */ schema) => {
    const { rows } = await client.query(
      `select count(*)::text || ' ' || sum(hashtextextended(id::text || is_active::text || version::text, 0)::numeric)::text as sum
       from ${schema}.contacts`,
    );
    return String(rows[0].sum);
  };
  if ((await sumOf('public')) !== (await sumOf('twin'))) throw new Error('The two ways left different contacts');
}
