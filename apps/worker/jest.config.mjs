import { preset } from '../../tools/jest/preset.mjs';

export default preset({ name: 'worker', decorators: true, servers: ['postgresql'] });
