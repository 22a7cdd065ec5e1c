import { preset } from '../../tools/jest/preset.mjs';

export default preset({ name: 'api', decorators: true, servers: ['postgresql'] });
