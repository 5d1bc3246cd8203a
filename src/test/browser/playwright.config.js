import { defineConfig } from '@playwright/test';

export default defineConfig({
  globalSetup: './demo.js',
  outputDir: '../../../target/browser',
  reporter: 'list',
  timeout: 60_000, // a busy machine is no failure
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
});
