import { noteListSchema, type NoteList } from '@rollcall/domain/note';
import { NotePages } from './note-pages';

const at = '2026-11-20T10:00:00.000Z';
const page = (ids: readonly number[], next: string | null): NoteList =>
  noteListSchema.parse({
    items: ids.map((id) => ({
      id,
      text: `n${id}`,
      author: { id: 'u', name: 'Bo' },
      through: 'console',
      createdAt: at,
      modifiedAt: at,
      additions: [],
    })),
    next,
    total: { value: 300, relation: 'eq' },
    agentsSeeNotes: true,
  });
const upTo = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, place) => from + place);

/** The server's side: answers when it is told to, so that answers can cross. */
class ServerFake {
  readonly questions: { q: string; after: string | null; answer: (list: NoteList) => Promise<void> }[] = [];
  list(_contact: number, { q, after }: { q: string; after: string | null }): Promise<NoteList> {
    return new Promise((resolve) => {
      const answer = async (list: NoteList): Promise<void> => {
        resolve(list);
        await new Promise((done) => setTimeout(done));
      };
      this.questions.push({ q, after, answer });
    });
  }
}

describe('the notes of a contact (LV-8)', () => {
  it('come page by page while somebody scrolls, each note once, and no page is asked for twice', async () => {
    const server = new ServerFake();
    const pages = new NotePages(7, server);
    void pages.reload();
    await server.questions[0]!.answer(page(upTo(1, 200), 'p2'));
    await pages.reach(40);
    expect(server.questions).toHaveLength(1);
    void pages.reach(180);
    void pages.reach(190);
    expect(server.questions.map(({ after }) => after)).toEqual([null, 'p2']);
    await server.questions[1]!.answer(page(upTo(200, 300), null)); // 200 was the last of the page before
    expect(pages.notes().map(({ id }) => id)).toEqual(upTo(1, 300));
    await pages.reach(300);
    expect(server.questions).toHaveLength(2);
  });

  it('are those of the newest search, whatever answer comes last', async () => {
    const server = new ServerFake();
    const pages = new NotePages(7, server);
    void pages.search('a');
    void pages.search('ab');
    await server.questions[1]!.answer(page([2], null));
    await server.questions[0]!.answer(page([1], null));
    expect(pages.notes().map(({ id }) => id)).toEqual([2]);
    expect([pages.q(), pages.isLoading()]).toEqual(['ab', false]);
  });
});
