import { defineConfig } from '@playwright/test';
import tests from './playwright.config.js';

process.env.DEMO_REAL = 'false';

/** `npm run picture` takes the README's picture of the console anew. */
export default defineConfig(tests, { testMatch: 'picture.js' });
