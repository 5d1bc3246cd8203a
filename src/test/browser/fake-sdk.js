import { expect, softphone } from './fixtures.js';

/** Twilio's SDK as far as the page uses it, without media. A test plays Twilio by `tell` and `ring`. */
const FAKE_SDK = `
  class Events {
    listeners = {};
    on(name, listener) { (this.listeners[name] ??= []).push(listener); }
    tell(name, value) { for (const listener of this.listeners[name] ?? []) listener(value); }
  }
  class Call extends Events {
    muted = false;
    constructor(direction, state, From) {
      super();
      Object.assign(this, { direction, state, parameters: { From } });
      window.call = this;
    }
    status() { return this.state; }
    accept() { this.state = 'open'; this.tell('accept'); }
    isMuted() { return this.muted; }
    mute(muted) { this.muted = muted; this.tell('mute', muted); }
    end(event) { this.state = 'closed'; if (event) this.tell(event); }
    disconnect() { if (this.state !== 'closed') this.end('disconnect'); }
    reject() { if (this.state === 'pending') this.end('reject'); }
    ignore() { this.end(); }
  }
  window.Twilio = { Device: class extends Events {
    tokens = 1;
    constructor() { super(); window.device = this; }
    async register() { this.state = 'registered'; this.tell('registered'); }
    updateToken() { this.tokens++; }
    destroy() {
      this.active?.disconnect();
      this.state = 'destroyed';
    }
    async connect() {
      await window.connecting;
      return (this.active = new Call('OUTGOING', 'connecting'));
    }
    ring(from) {
      this.tell('incoming', (this.active = new Call('INCOMING', 'pending', from)));
      return this.active;
    }
  } };`;

/** Gives the page the fake SDK. */
export const fakeSdk = (page) =>
  page.route('**/twilio.min.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: FAKE_SDK }));

/** Opens the page with the fake SDK, and goes online. */
export async function goOnline(page) {
  await fakeSdk(page);
  await page.goto(softphone());
  await page.getByRole('button', { name: 'Go online' }).click();
  await expect(page.getByRole('status')).toHaveText('alice is online');
}

/** Calls bob. */
export async function callBob(page) {
  await page.getByLabel('Number or name').fill('bob');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.locator('#call')).toContainText('Calling bob');
}

/** Calls bob, who answers. */
export async function talkToBob(page) {
  await callBob(page);
  await page.evaluate(() => window.call.accept());
  await expect(page.locator('#call')).toContainText('In a call with bob');
}
