export { decodeHead, maxHeadBytes } from './decode-head.js';
export type { DecodedHead, HeadOptions } from './decode-head.js';
export { openText } from './open-text.js';
export type { TextOptions } from './open-text.js';
export { isGzip, unpackHead } from './unpack.js';
export type { Head, UnpackLimits } from './unpack.js';
