import { describe, expect, it } from '@jest/globals';
import { canBeUndone, emptyLedger, undoOpenUntil } from '../job/index.js';
import type { UndoCandidate } from '../job/index.js';
import type { Permission } from '../permission/index.js';
import { missingToUndo, whyNotUndo } from './index.js';
import type { UndoSituation } from './index.js';

const job: UndoCandidate = {
  kind: 'import',
  status: 'succeeded',
  isDryRun: false,
  startedAt: new Date('2026-11-01T10:00:00Z'),
  endedAt: new Date('2026-11-01T10:05:00Z'),
  ledger: { ...emptyLedger, read: 3, created: 2, updated: 1 },
};
const situation: UndoSituation = {
  now: new Date('2026-11-20T00:00:00Z'),
  undoableKinds: ['import', 'undo'],
  historySince: new Date('2026-11-01T00:00:00Z'),
  running: null,
  undoneBy: null,
};

describe('RC-1: whether a job can be undone', () => {
  it.each<[string, Partial<UndoCandidate>, Partial<UndoSituation>, string | null]>([
    ['one that succeeded', {}, {}, null],
    ['one that was cancelled on the way', { status: 'cancelled' }, {}, null],
    ['an undo, which is a redo', { kind: 'undo' }, {}, null],
    ['a kind that keeps nothing', { kind: 'key-rotation' }, {}, 'undo.not-undoable'],
    ['one that failed and can be resumed', { status: 'failed', endedAt: null }, {}, 'state-not-allowed'],
    ['one that is paused', { status: 'paused', endedAt: null }, {}, 'state-not-allowed'],
    ['a dry run', { isDryRun: true }, {}, 'undo.nothing-changed'],
    ['one that changed nothing', { ledger: { ...emptyLedger, read: 2, unchanged: 2 } }, {}, 'undo.nothing-changed'],
    ['the last moment', {}, { now: new Date('2026-12-01T10:04:59Z') }, null],
    ['a moment later', {}, { now: new Date('2026-12-01T10:05:00Z') }, 'undo-window-closed'],
    ['dropped history', {}, { historySince: new Date('2026-11-02T00:00:00Z') }, 'undo-window-closed'],
    ['history that was never dropped', {}, { historySince: null }, null],
    ['one that is being undone', {}, { running: 'u' }, 'already-running'],
    ['one that is undone', {}, { undoneBy: 'u' }, 'undo.already-undone'],
  ])('%s', (_, candidate, around, code) => {
    expect(whyNotUndo({ ...job, ...candidate }, { ...situation, ...around })?.code ?? null).toBe(code);
  });

  it('is offered until 30 days after the end', () => {
    expect(undoOpenUntil(new Date('2026-01-31T08:00:00Z')).toISOString()).toBe('2026-03-02T08:00:00.000Z');
    expect(canBeUndone(job, ['import'])).toBe(true);
    expect(canBeUndone({ ...job, status: 'running', endedAt: null }, ['import'])).toBe(false);
  });
});

describe('RC-1: who may undo', () => {
  const who = (...permissions: Permission[]) => ({ id: 'ana', permissions });
  it.each<[string, Permission[], string, Permission | null]>([
    ['own with job.undo', ['job.undo'], 'ana', null],
    ['own with job.undo-all', ['job.undo-all'], 'ana', null],
    ['own with neither', ['job.control-all'], 'ana', 'job.undo'],
    ["another's with job.undo", ['job.undo'], 'ben', 'job.undo-all'],
    ["another's with job.undo-all", ['job.undo-all'], 'ben', null],
  ])('%s', (_, permissions, startedBy, missing) => {
    expect(missingToUndo(who(...permissions), { startedBy: { id: startedBy } })).toBe(missing);
  });
});
