import { preset } from '../../tools/jest/preset.mjs';

export default preset({ name: 'db', decorators: false, servers: ['postgresql'] });
