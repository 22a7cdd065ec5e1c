import { Service, inject } from '@angular/core';
import type { ContactView } from '@rollcall/domain/contact';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { ContactApi } from './contact-api';
import { nameOf } from './contact-format';

/** Days a deleted contact can be restored. */
const restoreDays = 30;

/** Deleting one contact: asked first, done, told on the page that is shown then, with its way back. */
@Service()
export class RemoveContact {
  private readonly api = inject(ContactApi);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);

  ask(contact: ContactView): Promise<boolean> {
    return this.confirm.ask({
      title: `Delete ${nameOf(contact)}?`,
      text: `Notes, interactions and callbacks go too. You can restore the contact for ${restoreDays} days.`,
      yes: 'OK',
      no: 'Cancel',
      isDangerous: true,
    });
  }

  /** Throws what the server refuses: then nothing was deleted. */
  async remove(contact: ContactView): Promise<void> {
    await this.api.remove(contact);
  }

  restore(id: number): Promise<ContactView> {
    return this.api.restore(id);
  }

  /** @param changed is called when the contact is back */
  tell(contact: ContactView, changed: () => void): void {
    const name = nameOf(contact);
    const undo = async (): Promise<string> => {
      await this.api.restore(contact.id);
      changed();
      return `${name} is back.`;
    };
    this.banner.say({ text: `${name} was deleted.`, undo });
  }
}
