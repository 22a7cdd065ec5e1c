import { describe, expect, it } from '@jest/globals';
import { mailRetryMs, maxMailAttempts } from './index.js';

describe('the tries of a mail', () => {
  it('are further apart each time, six hours at most, and end', () => {
    const minutes = Array.from({ length: maxMailAttempts }, (_, at) => mailRetryMs(at + 1)).map((ms) =>
      ms === null ? null : ms / 60_000,
    );
    expect(minutes).toEqual([1, 3, 9, 27, 81, 243, 360, null]);
  });
});
