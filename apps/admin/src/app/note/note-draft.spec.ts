import { noteViewSchema, type NoteView } from '@rollcall/domain/note';
import { NoteDraft } from './note-draft';

const note = (text: string): NoteView =>
  noteViewSchema.parse({
    id: 1,
    text,
    author: { id: 'u', name: 'Bo' },
    through: 'console',
    createdAt: '2026-11-20T10:00:00.000Z',
    modifiedAt: '2026-11-20T10:00:00.000Z',
    additions: [],
  });

describe('a note that is written (LV-8)', () => {
  it('is sent again under the same key when no answer came, and under another when it is another', async () => {
    const keys: string[] = [];
    let isLost = true;
    const draft = new NoteDraft(7, null, {
      write: (_contact, text, _addsTo, key) => {
        keys.push(key);
        return isLost ? Promise.reject(new Error('offline')) : Promise.resolve(note(text));
      },
    });
    draft.type(' Called back ');
    expect(await draft.write()).toBeNull();
    expect([draft.text(), draft.isDirty(), draft.failure() !== undefined]).toEqual([' Called back ', true, true]);
    isLost = false;
    expect((await draft.write())?.text).toBe('Called back');
    expect([draft.text(), draft.isDirty()]).toEqual(['', false]);
    draft.type('Called back');
    await draft.write();
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it.each([
    ['', 'Write something first.'],
    ['   ', 'Write something first.'],
    ['x'.repeat(10_001), 'A note has up to 10,000 characters; this has 10,001.'],
  ])('is not sent with nothing or too much in it', async (text, problem) => {
    const draft = new NoteDraft(7, null, { write: () => Promise.reject(new Error('sent')) });
    draft.type(text);
    expect(await draft.write()).toBeNull();
    expect([draft.problem(), draft.failure()]).toEqual([problem, undefined]);
  });
});
