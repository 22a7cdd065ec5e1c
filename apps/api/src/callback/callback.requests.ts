import { callbackIdSchema } from '@rollcall/domain/callback';
import { z } from 'zod';

/** A callback's id in an address. */
export const callbackAddressSchema = z.coerce.number().pipe(callbackIdSchema);
