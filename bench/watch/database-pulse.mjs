import pg from 'pg';

/**
 * What was seen of a database while something went on, by looking again and again. What is shorter than the time between
 * two looks may be missed, what is longer is not.
 * @typedef {object} Pulse
 * @property {number} looks
 * @property {number} longestLockWaitMs how long a session had been waiting for a lock, at most
 * @property {string} lockWaiter the statement that waited so long; '' if none waited
 * @property {number} oldestTransactionMs how long a transaction had been open, at most
 * @property {string} oldestStatement the statement that transaction was in
 */

const lookMs = 100;
const myOwn = 'rollcall-bench-pulse';

// maintenance (autovacuum) holds nothing that others wait for: it gives way
const sessions = `from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid()
  and a.backend_type = 'client backend' and a.application_name not like 'rollcall-bench%'`;
const query = `
  select coalesce(max(extract(epoch from clock_timestamp() - l.waitstart)) * 1000, 0)::float8 as wait,
    coalesce((array_agg(left(a.query, 120) order by l.waitstart) filter (where l.waitstart is not null))[1], '') as waiter,
    coalesce(max(extract(epoch from clock_timestamp() - a.xact_start)) * 1000, 0)::float8 as age,
    coalesce((array_agg(left(a.query, 120) order by a.xact_start) filter (where a.xact_start is not null))[1], '') as statement
  from (select a.* ${sessions}) a left join pg_locks l on l.pid = a.pid and not l.granted`;

/**
 * Begins to look; the function returned stops and tells.
 * @param {string} url the database, for its owner
 * @returns {Promise<() => Promise<Pulse>>}
 */
export async function watchDatabase(url) {
  const client = new pg.Client({ connectionString: url, application_name: myOwn });
  await client.connect();
  /** @type {Pulse} */
  const pulse = { looks: 0, longestLockWaitMs: 0, lockWaiter: '', oldestTransactionMs: 0, oldestStatement: '' };
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      const started = performance.now();
      see(pulse, (await client.query(query)).rows[0]);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, lookMs - (performance.now() - started))));
    }
  })();
  looking.catch(() => undefined); // told by whoever stops it
  return async () => {
    isOver = true;
    await looking.finally(() => client.end());
    return pulse;
  };
}

/** Keeps the worst of what is seen. */
export function see(
  /** @type {Pulse} */ pulse,
  /** @type {{ wait: number, waiter: string, age: number, statement: string }} */ { wait, waiter, age, statement },
) {
  pulse.looks++;
  if (wait > pulse.longestLockWaitMs) {
    pulse.longestLockWaitMs = wait;
    pulse.lockWaiter = waiter;
  }
  if (age > pulse.oldestTransactionMs) {
    pulse.oldestTransactionMs = age;
    pulse.oldestStatement = statement;
  }
}
