import type { EncryptedFieldKey, MaskedValue } from '@rollcall/domain/encrypted';
import { EncryptedEdit } from './encrypted-edit';

const key = (text: string): EncryptedFieldKey => text as EncryptedFieldKey;
const masked = (field: string, version = 0): MaskedValue => ({
  field: key(field),
  label: field,
  isSearchable: false,
  state: version === 0 ? 'empty' : 'set',
  masked: version === 0 ? null : '••••',
  version,
  changedAt: null,
});

/** The server's side: fields with versions, of which one may be refused. */
class ServerFake {
  readonly written: (readonly [string, string | null, number])[] = [];
  fields = [masked('card', 2), masked('pin'), masked('ssn', 1)];
  refusing = '';
  list(): Promise<readonly MaskedValue[]> {
    return Promise.resolve(this.fields);
  }
  put(_contact: number, { field, version }: MaskedValue, value: string | null): Promise<MaskedValue> {
    if (field === this.refusing) return Promise.reject(new Error('stale'));
    this.written.push([field, value, version]);
    return Promise.resolve(masked(field, version + 1));
  }
}

describe('encrypted fields in the one Save (LV-7)', () => {
  let server: ServerFake;
  let edit: EncryptedEdit;

  beforeEach(async () => {
    server = new ServerFake();
    edit = new EncryptedEdit(7, server);
    await edit.load();
  });

  it('writes what was set or taken away, with its version, and nothing else', async () => {
    expect(edit.isDirty()).toBe(false);
    edit.set(key('ssn'), ' 123-45-6789 ');
    edit.set(key('card'), null);
    edit.set(key('pin'), '  ');
    expect(edit.isDirty()).toBe(true);
    await edit.save();
    expect(server.written).toEqual([
      ['card', null, 2],
      ['ssn', '123-45-6789', 1],
    ]);
    expect(edit.isDirty()).toBe(false);
    expect(JSON.stringify([edit.fields(), edit.wishOf(key('ssn'))])).not.toContain('6789');
  });

  it('shows what was written, also when a list that was asked for before comes late', async () => {
    let answer: () => void = () => undefined;
    const before = server.fields;
    server.list = () => new Promise((resolve) => (answer = () => resolve(before)));
    const loading = edit.load();
    edit.set(key('ssn'), 'b');
    await edit.save();
    answer();
    await loading;
    expect(edit.fields()?.find(({ field }) => field === 'ssn')?.version).toBe(2);
  });

  it('goes on from somebody else’s version after a refusal, without writing again what was kept', async () => {
    edit.set(key('card'), 'a');
    edit.set(key('ssn'), 'b');
    server.refusing = 'ssn';
    await expect(edit.save()).rejects.toThrow('stale');
    expect(edit.isDirty()).toBe(true);
    server.refusing = '';
    server.fields = [masked('card', 3), masked('pin'), masked('ssn', 5)];
    await edit.load();
    await edit.save();
    expect(server.written).toEqual([
      ['card', 'a', 2],
      ['ssn', 'b', 5],
    ]);
  });
});
