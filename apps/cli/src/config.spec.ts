import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';
import { Problem } from './problem.js';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'rollcall-cli-'));
  writeFileSync(join(home, 'credentials.json'), JSON.stringify({ url: 'http://127.0.0.1:3999/', apiKey: 'rk_local' }));
});
afterAll(() => rmSync(home, { recursive: true }));

describe('the settings', () => {
  it('are the credentials of the local instance', () => {
    expect(readConfig({ ROLLCALL_HOME: home })).toMatchObject({ url: 'http://127.0.0.1:3999', apiKey: 'rk_local' });
  });

  it('are the environment first', () => {
    const env = { ROLLCALL_HOME: home, ROLLCALL_URL: 'https://there.test', ROLLCALL_API_KEY: 'rk_there' };
    expect(readConfig(env)).toMatchObject({ url: 'https://there.test', apiKey: 'rk_there' });
  });

  it('mean paths from where npm was called', () => {
    expect(readConfig({ ROLLCALL_HOME: '.', INIT_CWD: home }).folder).toBe(home);
    expect(readConfig({ ROLLCALL_HOME: '.', INIT_CWD: home }).apiKey).toBe('rk_local');
  });

  it('say what to do when there are none', () => {
    expect(() => readConfig({ ROLLCALL_HOME: join(home, 'nothing') })).toThrow(Problem);
  });
});
