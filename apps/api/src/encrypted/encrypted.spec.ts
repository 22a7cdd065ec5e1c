import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { maskedListSchema, maskedValueSchema, searchableFieldsSchema } from '@rollcall/domain/encrypted';
import type { Permission } from '@rollcall/domain/permission';
import { encryptedWorld } from './encrypted.testing.js';

const canary = 'CaNaRy-4711-9988';
const consoleLines: string[] = [];
const { start, api, tenant, newContact, as, get, put, reveal, search, trail } = encryptedWorld();

beforeAll(async () => {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      consoleLines.push(parts.map(String).join(' '));
    });
  await start();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await api().close();
});

describe('encrypted fields over HTTP', () => {
  it('are written blindly, shown masked, revealed for a reason and found whole', async () => {
    const path = await newContact();
    expect(maskedListSchema.parse((await get(path).expect(200)).body).items).toMatchObject([
      { field: 'ssn', state: 'empty', masked: null, version: 0 },
      { field: 'card', state: 'empty' },
    ]);
    const made = await put(`${path}/ssn`, '123-45-6789').expect(200);
    expect(maskedValueSchema.parse(made.body)).toMatchObject({ state: 'set', masked: '•••• 6789', version: 1 });
    const revealed = await reveal(`${path}/ssn`).expect(200);
    expect(revealed.body).toEqual({ field: 'ssn', value: '123-45-6789' });
    expect(revealed.headers['cache-control']).toBe('no-store');
    const id = Number(path.split('/')[4]);
    expect((await search('123 45 6789').expect(200)).body).toEqual({
      items: [{ contactId: id, name: expect.any(String) }],
      isCut: false,
    });
    expect((await put(`${path}/ssn`, null, 1).expect(200)).body).toMatchObject({
      state: 'empty',
      masked: null,
      version: 2,
    });
    expect((await reveal(`${path}/ssn`).expect(404)).body.code).toBe('encrypted.empty');
    expect((await search('123 45 6789').expect(200)).body.items).toEqual([]);
  });

  it('say which of them can be searched, to those who may', async () => {
    const { body } = await get('/api/v1/contacts/encrypted-search/fields').expect(200);
    expect(searchableFieldsSchema.parse(body).items.map(({ key }) => key)).toEqual(['ssn']);
  });

  it('ask for the version that was seen', async () => {
    const path = `${await newContact()}/ssn`;
    expect((await put(path, 'one', NaN as never).expect(422)).body.code).toBe('invalid-input');
    const without = await api().request().put(path).set(as()).send({ value: 'one' }).expect(428);
    expect(without.body.code).toBe('if-match-missing');
    await put(path, 'one').expect(200);
    expect((await put(path, 'two').expect(412)).body).toMatchObject({ code: 'stale-version', details: { version: 1 } });
  });

  it('have their reveal in the trail before the value leaves, whatever comes of it', async () => {
    const path = await newContact();
    await put(`${path}/ssn`, '123-45-6789').expect(200);
    for (const junk of [undefined, '', '  ', 'ab', 'x'.repeat(501)])
      await api().request().post(`${path}/ssn/reveal`).set(as()).send({ reason: junk }).expect(422);
    await reveal(`${path}/ssn`, 'Asked by phone').expect(200);
    await api().database.rows(
      `update encrypted_values set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)
      where tenant_id = $1 and contact_id = $2`,
      [tenant(), path.split('/')[4]],
    );
    const damaged = await reveal(`${path}/ssn`, 'Asked once more').expect(409);
    expect(damaged.body).toMatchObject({
      code: 'encrypted.unreadable',
      details: { field: 'ssn', why: 'not-authentic' },
    });
    const mine = (await trail('encrypted.revealed')).filter(({ target }) => target.id === path.split('/')[4]);
    expect(mine.map(({ details }) => details)).toEqual([
      { field: 'ssn', reason: 'Asked once more' },
      { field: 'ssn', reason: 'Asked by phone' },
    ]);
    await api().database.rows(
      `alter table audit_entries add constraint no_reveal check (action <> 'encrypted.revealed') not valid`,
    );
    const fresh = await newContact();
    await put(`${fresh}/ssn`, '123-45-6789').expect(200);
    const untold = await reveal(`${fresh}/ssn`);
    expect([untold.status, JSON.stringify(untold.body).includes('6789')]).toEqual([500, false]);
    await api().database.rows('alter table audit_entries drop constraint no_reveal');
  });

  it('one that cannot be read says so, and the others are shown', async () => {
    const path = await newContact();
    await put(`${path}/ssn`, '123-45-6789').expect(200);
    await put(`${path}/card`, '4111 1111 1111 1111').expect(200);
    await api().database.rows(
      `update encrypted_values set sealed = substr(sealed, 1, 30) where tenant_id = $1 and contact_id = $2 and field = 'ssn'`,
      [tenant(), path.split('/')[4]],
    );
    expect((await get(path).expect(200)).body.items).toMatchObject([
      { field: 'ssn', state: 'unreadable', masked: null, version: 1 },
      { field: 'card', state: 'set', masked: '•••• 1111' },
    ]);
    await put(`${path}/ssn`, '123-45-6789', 1).expect(200); // and is written anew
  });

  it.each<[string, Permission]>([
    ['reveal', 'encrypted.reveal'],
    ['search', 'encrypted.search'],
    ['write', 'encrypted.write'],
  ])('need a permission of their own to %s', async (what, permission) => {
    const { permissions } = (await get('/api/v1/me')).body as { permissions: Permission[] };
    const others = await api().bearer(
      tenant(),
      permissions.filter((each) => each !== permission),
    );
    const path = `${await newContact()}/ssn`;
    const asked = {
      reveal: () => reveal(path, 'Because', others),
      search: () => search('123', 'ssn', others),
      write: () => put(path, 'x', 0, others),
    }[what]!;
    expect((await asked().expect(403)).body).toMatchObject({ code: 'permission-missing', details: { permission } });
  });

  it('are refused junk before anything is written', async () => {
    const path = await newContact();
    for (const value of [undefined, '', ' ', 7, 'x'.repeat(501), 'a\0b', 'a\nb'])
      await put(`${path}/ssn`, value).expect(422);
    await put(`${path}/nope`, 'x').expect(404);
    await put(`${path}/No-Key`, 'x').expect(422);
    await reveal(`${path}/nope`).expect(404);
    await search('x', 'nope').expect(404);
    expect((await search('x', 'card').expect(409)).body.code).toBe('encrypted.not-searchable');
    expect((await get(path)).body.items).toMatchObject([{ state: 'empty' }, { state: 'empty' }]);
  });

  it('leave their values in no log, error, trail, history, list or job', async () => {
    const path = await newContact();
    await put(`${path}/ssn`, canary).expect(200);
    await reveal(`${path}/ssn`).expect(200);
    await search(canary).expect(200);
    await put(`${path}/ssn`, canary, 9).expect(412);
    await put(`${path}/ssn`, `${canary}\0`, 1).expect(422);
    await put(`${path}/${canary}`, canary).expect(422);
    await search({ value: canary }).expect(422);
    await api()
      .request()
      .put(`${path}/ssn`)
      .set({ ...as(), 'Content-Type': 'application/json' })
      .send(`{"value":"${canary}" broken`);
    await api().database.rows(`alter table encrypted_values add constraint no_card check (field <> 'card') not valid`);
    await put(`${path}/card`, canary).expect(500);
    await api().database.rows('alter table encrypted_values drop constraint no_card');
    const id = path.split('/')[4]!;
    const shown = [
      ...(
        await Promise.all([path, `/api/v1/contacts/${id}`, '/api/v1/contacts', '/api/v1/audit?limit=200'].map(get))
      ).map(({ text }) => text),
      ...api().logged,
      ...consoleLines,
    ];
    for (const { name } of await api().database.rows<{ name: string }>(
      `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    ))
      shown.push(
        ...(await api().database.rows<{ text: string }>(`select t::text as text from ${name} t`)).map(
          ({ text }) => text,
        ),
      );
    const forms = [
      canary,
      canary.toUpperCase(),
      'CANARY47119988',
      Buffer.from(canary).toString('hex'),
      Buffer.from(canary).toString('base64'),
    ];
    expect(shown.filter((text) => forms.some((form) => text.includes(form)))).toEqual([]);
    expect(shown.length).toBeGreaterThan(50);
  });
});
