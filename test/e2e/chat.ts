import type { Locator, Page } from 'playwright-core';

/** How long an answer may take to be seen, in milliseconds. */
const patience = 10_000;

/** What a person does in the Playground, and what they see. */
export interface Chat {
  /** Writes in the chat that is open. Resolves to the bot's answer as soon as it stands there. */
  say(text: string): Promise<Locator>;
  /** Writes a new post in the channel that is open, with the bot mentioned. Resolves to the whole thread, answered. */
  post(text: string): Promise<Locator>;
  /** The newest that the bot said. */
  lastAnswer(): Locator;
  /** How many messages of the bot stand in the chat. */
  answerCount(): Promise<number>;
  /** Presses a button of a message, by all of its text; of the newest where none is given. */
  press(button: string, message?: Locator): Promise<void>;
  /** Opens `Personal Chat`, a group chat or a channel by its name. */
  openChannel(name: string): Promise<void>;
  /** Presses thumbs up or down under the newest answer, and sends the form that opens. Resolves when the bot has taken it. */
  rate(thumb: 'Like' | 'Dislike', comment?: string): Promise<void>;
}

/** The chat on this page, whose bot goes by this name. */
export function chat(page: Page, botName = 'Sammen mod vold'): Chat {
  page.setDefaultTimeout(patience);
  const answers = page.locator('.fai-OutputCard');
  const threads = page.locator('.fui-Card');
  const box = page.locator('div[contenteditable="true"][role="textbox"]');

  return {
    async say(text) {
      const before = await answers.count();
      await box.fill(text);
      await page.getByRole('button', { name: 'Send Message' }).click();
      const answer = answers.nth(before);
      await answer.waitFor();
      return answer;
    },
    async post(text) {
      const send = page.getByRole('button', { name: 'Post', exact: true });
      await send.waitFor();
      await box.first().click();
      await page.keyboard.type('@');
      await page.getByRole('menuitem').filter({ hasText: botName }).click();
      await page.keyboard.type(` ${text}`);
      await send.click();
      const thread = threads.filter({ hasText: text }).last();
      await thread.getByText(botName, { exact: true }).last().waitFor();
      return thread;
    },
    lastAnswer: () => answers.last(),
    answerCount: () => answers.count(),
    async press(button, message = answers.last()) {
      await message.getByRole('button', { name: button, exact: true }).click();
    },
    async openChannel(name) {
      await page.getByRole('treeitem', { name: new RegExp(`(^|- )${name}$`) }).click();
    },
    async rate(thumb, comment) {
      await page.getByRole('button', { name: thumb, exact: true }).last().click();
      const form = page.getByRole('dialog');
      if (comment) await form.getByRole('textbox').fill(comment);
      await form.getByRole('button', { name: 'Submit', exact: true }).click();
      await form.getByText('Thank you!').waitFor();
      await form.getByRole('button', { name: 'Close', exact: true }).click();
      await form.waitFor({ state: 'hidden' });
    },
  };
}
