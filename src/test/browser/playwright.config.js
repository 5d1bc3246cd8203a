import { defineConfig } from '@playwright/test';

export default defineConfig({
  globalSetup: './demo.js',
  outputDir: '../../../target/browser',
  reporter: 'list',
  timeout: 20_000,
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
});
