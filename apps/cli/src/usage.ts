import type { z } from 'zod';

/** The command line was wrong: exit 2, with a sentence and the usage. */
export class UsageError extends Error {}

/** The first thing that is wrong with what was asked for. */
export function usageOf({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.') ?? 'An option'}: ${issue?.message ?? 'not understood'}`;
}

export const usage = `rollcall: import contacts and watch jobs from a terminal

  rollcall import FILE [options]        upload a file and start its import
    --map auto|FILE                     columns to fields: found by header and values, or a JSON file
    --mode create|update|upsert         what may happen to contacts (upsert)
    --match a,b                         what identifies one: contactId1, contactId2, email, phone (contactId1,email)
    --doubles first|last|reject         the same contact twice in the file (first)
    --empty ignore|clear                what an empty cell does (ignore)
    --bad-cells reject|leave-out        what an unreadable cell does (reject)
    --country US                        of phone numbers without a country code
    --date-order auto|mdy|dmy|ymd       how dates are written (auto)
    --encoding --delimiter --quote --no-header    how the file is written, where the guess is wrong
    --dry-run                           everything but the writing
    --start-at TIME  --rate N           not before a time (2026-12-24T02:00:00Z), and so many rows a second at most
    --idempotency-key KEY               the same key within a day is the same import
    --wait                              until it is done; exit 0 only if it succeeded
  rollcall jobs list [--tab T] [--kind K] [--limit N] [--after CURSOR]
  rollcall jobs show|watch ID
  rollcall jobs pause|resume|cancel|force ID [--reason TEXT]
  rollcall jobs plan|resume ID [--start-at TIME|now] [--rate N|none]
  rollcall jobs issues ID [--code C] [--column C] [--limit N] [--after CURSOR]
  rollcall jobs results ID [NAME [--out FILE]]    list the result files, or download one
  rollcall contacts find TEXT [--filter JSON|ID] [--limit N]

  --json       one JSON object on standard output and nothing else
  Settings: ROLLCALL_URL and ROLLCALL_API_KEY, or the credentials of the Rollcall on this machine.
`;
