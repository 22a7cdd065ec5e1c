import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { contactFieldNames, contactViewSchema, type ContactView } from '@rollcall/domain/contact';
import { ContactEdit } from './contact-edit';
import type { EditPart } from './edit-part';

const contact = (changes: object = {}): ContactView =>
  contactViewSchema.parse({
    ...Object.fromEntries(contactFieldNames.map((name) => [name, null])),
    id: 7,
    lastName: 'Ruiz',
    active: true,
    doNotContact: false,
    groupId: null,
    allowedDays: null,
    allowedFrom: null,
    allowedUntil: null,
    phones: [],
    emails: [],
    pastEmails: [],
    custom: {},
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    createdByJob: null,
    lastInteractionAt: null,
    version: 1,
    ...changes,
  });

/** What a tab keeps: encrypted values, say. */
class PartFake implements EditPart {
  readonly isDirty = signal(true);
  saved = 0;
  isRefused = false;
  save(): Promise<void> {
    if (this.isRefused) return Promise.reject(new Error('refused'));
    this.saved += 1;
    this.isDirty.set(false);
    return Promise.resolve();
  }
}

describe('the contact in the editor', () => {
  let edit: ContactEdit;
  let http: HttpTestingController;
  const type = (name: 'city' | 'title', text: string): void =>
    edit.edit({ texts: { ...edit.draft().texts, [name]: text } });

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [ContactEdit, provideHttpClient(), provideHttpClientTesting()] });
    edit = TestBed.inject(ContactEdit);
    http = TestBed.inject(HttpTestingController);
    edit.open(contact());
  });
  afterEach(() => http.verify());

  it('is saved together with what its tabs keep, and asks nothing of the server for what did not change', async () => {
    const part = edit.part('encrypted', () => new PartFake());
    expect(edit.part('encrypted', () => new PartFake())).toBe(part);
    expect(await edit.save()).toBe('saved');
    expect(part.saved).toBe(1);
    type('city', 'Austin');
    part.isDirty.set(true);
    const saving = edit.save();
    http.expectOne({ method: 'PATCH', url: '/api/v1/contacts/7' }).flush(contact({ city: 'Austin', version: 2 }));
    expect(await saving).toBe('saved');
    expect([part.saved, edit.isDirty(), edit.contact()?.version]).toEqual([2, false, 2]);
  });

  it('says so when what a tab keeps is refused, and keeps it for another try', async () => {
    const part = edit.part('encrypted', () => new PartFake());
    part.isRefused = true;
    expect(await edit.save()).toBe('failed');
    expect([edit.failure() !== undefined, edit.isDirty(), edit.isSaving()]).toEqual([true, true, false]);
    part.isRefused = false;
    expect(await edit.save()).toBe('saved');
  });

  it('would lose a note that is being written, though Save is not about it', () => {
    const isDirty = signal(true);
    edit.part('note', () => ({ isDirty }));
    expect([edit.isDirty(), edit.hasUnsaved()]).toEqual([false, true]);
    edit.open(contact({ id: 8 }));
    expect(edit.hasUnsaved()).toBe(false);
  });

  it('is read anew beside what was typed, and asks where both changed', async () => {
    type('city', 'Austin');
    const refreshed = edit.refresh();
    http.expectOne('/api/v1/contacts/7').flush(contact({ title: 'Dr.', smsConsent: false, version: 2 }));
    await refreshed;
    expect(edit.change()).toEqual({ city: 'Austin' });
    expect([edit.draft().texts.title, edit.draft().consents.smsConsent, edit.contact()?.version]).toEqual([
      'Dr.',
      'no',
      2,
    ]);
    const again = edit.refresh();
    http.expectOne('/api/v1/contacts/7').flush(contact({ city: 'Miami', version: 3 }));
    await again;
    expect(edit.conflict()?.conflicts).toEqual([{ key: 'city', mine: 'Austin', theirs: 'Miami' }]);
    expect(edit.draft().texts.city).toBe('Austin');
  });
});
