import { bundle } from './local/bundle.js';

await bundle('src/main.ts', 'dist');
