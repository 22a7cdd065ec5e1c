/**
 * Lets plain Node read our libraries from their sources: `node --import ./tools/jest/from-source.mjs
 * --conditions=rollcall-source file.mjs`. Node strips the types itself; only the suffix of `./x.js` needs a hand.
 */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
      return next(`${specifier.slice(0, -3)}.ts`, context);
    }
    return next(specifier, context);
  },
});
