import { z } from 'zod';

/** The list in an address. A word nobody knows is answered like any address that does not exist. */
export const viewAddressSchema = z.string().max(100);
