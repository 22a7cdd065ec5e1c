import { contactIdSchema } from '@rollcall/domain/contact';
import { z } from 'zod';

/** A contact's id in an address. What is no id of a contact is answered like an id that nobody has. */
export const contactAddressSchema = z.coerce.number().pipe(contactIdSchema);

/** Every field a contact can have. `name` is the target of an import mapping. */
export const contactFieldListSchema = z.strictObject({
  items: z.array(z.strictObject({ name: z.string(), label: z.string(), type: z.string(), isCustom: z.boolean() })),
});
/** See {@link contactFieldListSchema}. */
export type ContactFieldList = z.infer<typeof contactFieldListSchema>;
