import { preset } from '../../tools/jest/preset.mjs';

export default preset({ name: 'queue', decorators: false, servers: ['postgresql', 'redis'] });
