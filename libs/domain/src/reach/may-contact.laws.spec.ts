import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CallingWindow, ReachRules } from './calling-windows.contract.js';
import { ask, noRules, phone } from './may-contact.testing.js';

const minute = fc.integer({ min: 0, max: 1439 });
const time = minute.map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
const windowOf = fc
  .record({
    from: time,
    until: time,
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  })
  .filter(({ from, until }) => from !== until)
  .map((hours): CallingWindow => ({ ...hours, region: 'US', channels: ['voice'], source: 'test', isVerified: false }));
const rulesOf = fc.array(windowOf, { maxLength: 3 }).map((windows): ReachRules => ({ ...noRules, windows }));
const factsOf = fc.record({
  timeZone: fc.constantFrom(
    'America/New_York',
    'America/Phoenix',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Pacific/Chatham',
    null,
  ),
  state: fc.constantFrom('TX', 'AZ', 'NY', null),
  allowedDays: fc.constantFrom(null, 1, 64, 31, 127),
  block: fc.constantFrom('none' as const, 'daily' as const),
});
/** Around the nights in which clocks are moved, and anywhere. */
const instantOf = fc.oneof(
  fc.integer({ min: Date.parse('2026-03-07T00:00:00Z'), max: Date.parse('2026-03-10T00:00:00Z') }),
  fc.integer({ min: Date.parse('2026-10-31T00:00:00Z'), max: Date.parse('2026-11-03T00:00:00Z') }),
  fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') }),
);
type Drawn = typeof factsOf extends fc.Arbitrary<infer T> ? T : never;
const at = (instant: number, { block, ...facts }: Drawn, rules: ReachRules) =>
  ask(new Date(instant).toISOString(), {
    rules,
    facts: { ...facts, country: 'US', address: { ...phone, block, blockedOn: block === 'none' ? null : '2026-11-01' } },
  });

describe('for any hours, zones and instants', () => {
  it('the next allowed time is allowed, its end is not, and nothing is allowed before it', () => {
    fc.assert(
      fc.property(
        instantOf,
        factsOf,
        rulesOf,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (instant, facts, rules, share) => {
          const { allowed, nextAllowed: hours } = at(instant, facts, rules);
          if (hours === null) return expect(allowed).toBe(false);
          const from = Date.parse(hours.from);
          expect(at(from, facts, rules).allowed).toBe(true);
          expect(allowed).toBe(from === instant);
          if (from > instant) {
            expect(at(from - 1, facts, rules).allowed).toBe(false);
            expect(at(instant + Math.floor((from - 1 - instant) * share), facts, rules).allowed).toBe(false);
          }
          if (hours.until === null) return;
          const until = Date.parse(hours.until);
          expect(at(until, facts, rules).allowed).toBe(false);
          expect(at(until - 1, facts, rules).allowed).toBe(true);
          expect(at(from + Math.floor((until - 1 - from) * share), facts, rules).allowed).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('who asks later is never told an earlier time', () => {
    fc.assert(
      fc.property(
        instantOf,
        fc.integer({ min: 0, max: 3 * 86_400_000 }),
        factsOf,
        rulesOf,
        (instant, ahead, facts, rules) => {
          const [early, late] = [at(instant, facts, rules), at(instant + ahead, facts, rules)];
          if (early.nextAllowed !== null && late.nextAllowed !== null)
            expect(early.nextAllowed.from <= late.nextAllowed.from).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('one more region to obey allows nothing that was refused', () => {
    fc.assert(
      fc.property(instantOf, factsOf, rulesOf, windowOf, (instant, facts, rules, more) => {
        const inTexas = { ...facts, state: 'TX' as const };
        const stricter = { ...rules, windows: [...rules.windows, { ...more, region: 'US-TX' }] };
        if (at(instant, inTexas, stricter).allowed) expect(at(instant, inTexas, rules).allowed).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
