import type { ExportParams } from '@rollcall/domain/export';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { to as copyTo } from 'pg-copy-streams';
import type { CopyToStreamQuery } from 'pg-copy-streams';
import { clientOf } from '../database/client-driver.js';
import type { Tx } from '../database/tenant.js';
import { compileFilter, findCandidates, planIndexed, prepareFilter } from '../filter/index.js';
import { csvCells, exportJoins, jsonLine } from './export.cells.js';

type Fragment = RawBuilder<unknown>;
type Target = ExportParams['target'];

/** Five million are counted in seconds, but not in those that a list may take. */
const countMs = 120_000;

/** Which contacts come next: up to `last`, all of them or those named. */
export interface ExportPage {
  /** Behind this contact. */
  readonly after: number;
  readonly last: number;
  /** How many contacts were looked at. */
  readonly looked: number;
  /** Those among them that are asked for; null: all. In the order of ids. */
  readonly ids: readonly number[] | null;
}

/** What is written of each contact: cells of CSV, or one object of JSON. */
export interface ExportShape extends Pick<ExportParams, 'format' | 'flavour'> {
  readonly columns: readonly string[];
}

/** How many contacts a target has now. */
export async function countExported(tx: Tx, target: Target, now: Date): Promise<number> {
  await sql`select set_config('statement_timeout', ${String(countMs)}, true)`.execute(tx);
  const { near, where } = await conditionOf(tx, target, now);
  const { rows } = await sql<{ count: number }>`select count(*) as count from contacts c
    where c.tenant_id = ${tx.tenantId} and c.deleted_at is null and ${near} and ${where}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/**
 * Looks at the next contacts behind a place, in the order of ids; null if there are none. However few of them fulfil a filter, no
 * more than `limit` are looked at, so that every page is a short transaction.
 */
export async function lookForPage(
  tx: Tx,
  { target, now, after }: { readonly target: Target; readonly now: Date; readonly after: number },
  limit: number,
): Promise<ExportPage | null> {
  const { near, where, isAll } = await conditionOf(tx, target, now);
  const ids = isAll ? sql`null::bigint[]` : sql`coalesce(array_agg(s.id order by s.id) filter (where s.fulfils), '{}')`;
  const { rows } = await planIndexed(tx, () =>
    sql<{ last: number | null; looked: number; ids: readonly (number | string)[] | null }>`
      select max(s.id) as last, count(*) as looked, ${ids} as ids from (
        select c.id, ${where} as fulfils from contacts c
        where c.tenant_id = ${tx.tenantId} and c.deleted_at is null and c.id > ${after} and ${near}
        order by c.id limit ${limit}) s`.execute(tx),
  );
  const found = rows[0];
  if (!found || found.last === null) return null;
  return { after, last: found.last, looked: found.looked, ids: found.ids?.map(Number) ?? null };
}

interface Condition {
  /** Leads to some contacts by an index; true where there is none. */
  readonly near: Fragment;
  readonly where: Fragment;
  readonly isAll: boolean;
}

async function conditionOf(tx: Tx, target: Target, now: Date): Promise<Condition> {
  if (target.by === 'ids')
    return { near: sql`c.id = any(${[...target.ids]}::bigint[])`, where: sql`true`, isAll: false };
  const { plan } = await prepareFilter(tx, target.filter, now);
  const candidates = await findCandidates(tx, plan);
  const others = target.exclude.length === 0 ? sql`` : sql`and c.id <> all(${[...target.exclude]}::bigint[])`;
  return {
    near: candidates === null ? sql`true` : sql`c.id = any(${[...candidates]}::bigint[])`,
    where: sql`(${compileFilter(tx, plan)} ${others})`,
    isAll:
      'all' in target.filter &&
      target.filter.all.length === 0 &&
      !isNegated(target.filter) &&
      target.exclude.length === 0,
  };
}

const isNegated = (filter: object): boolean => 'not' in filter && filter.not === true;

/**
 * Streams the contacts of a page as PostgreSQL writes them: lines of CSV without a header, or one object of JSON a line. Its `rowCount`
 * tells at the end how many there were: whoever was deleted meanwhile is not among them.
 */
export async function openExportCopy(tx: Tx, shape: ExportShape, page: ExportPage): Promise<CopyToStreamQuery> {
  const statement = exportStatement(tx, shape, page).compile(tx);
  // Neither sorts nor reads whole tables for a page of them.
  await sql`select set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`.execute(
    tx,
  );
  return (await clientOf(tx)).query(copyTo(statement.sql));
}

/** See {@link openExportCopy}. COPY takes no parameters: ids are written as literals. */
export function exportStatement(
  tx: Tx,
  { format, flavour, columns }: ExportShape,
  page: ExportPage,
): RawBuilder<unknown> {
  const near = nearOf(page);
  const isCsv = format === 'csv';
  const cells = isCsv ? csvCells(tx, columns, flavour) : jsonLine(tx, columns);
  // JSON holds none of these marks, so that it is never quoted.
  const options = isCsv ? sql`format csv` : sql`format csv, delimiter e'\\x02', quote e'\\x01'`;
  return sql`copy (select ${cells} from contacts c ${exportJoins(tx, columns, near)}
    where c.tenant_id = ${sql.lit(tx.tenantId)}::uuid and c.deleted_at is null and ${near(sql`c.id`)} order by c.id)
    to stdout (${options})`;
}

const nearOf =
  ({ after, last, ids }: ExportPage) =>
  (id: Fragment): Fragment =>
    ids === null
      ? sql`${id} > ${sql.lit(after)} and ${id} <= ${sql.lit(last)}`
      : sql`${id} = any(${sql.lit(`{${ids.join(',')}}`)}::bigint[])`;
