import { describe, expect, it } from '@jest/globals';
import { callingWindowSchema, reachRulesSchema } from './calling-windows.contract.js';
import { defaultReachRules } from './default-rules.js';

describe('the rules Rollcall comes with', () => {
  it('are rules, and none claims to be verified', () => {
    expect(reachRulesSchema.parse(defaultReachRules)).toEqual(defaultReachRules);
    expect(defaultReachRules.windows.every(({ isVerified, source }) => !isVerified && /counsel/.test(source))).toBe(
      true,
    );
  });

  it.each([
    [{ from: '24:00' }],
    [{ from: '8:00' }],
    [{ until: '08:00' }],
    [{ days: [] }],
    [{ days: [8] }],
    [{ days: [1, 1] }],
    [{ channels: [] }],
    [{ channels: ['voice', 'voice'] }],
    [{ region: 'usa' }],
    [{ source: ' ' }],
    [{ more: 1 }],
  ])('cannot be changed to %j', (change) => {
    const [federal] = defaultReachRules.windows;
    expect(callingWindowSchema.safeParse(federal).success).toBe(true);
    expect(callingWindowSchema.safeParse({ ...federal, ...change }).success).toBe(false);
  });
});
