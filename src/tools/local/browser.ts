import { spawn } from 'node:child_process';

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  linux: ['xdg-open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens the address in the person's browser where there is a display. Never with CI or NO_OPEN set. */
export function openBrowser(url: string, environment: Readonly<Record<string, string | undefined>>): void {
  if (environment.CI || environment.NO_OPEN) return;
  if (process.platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY) return;
  const opener = openers[process.platform];
  if (!opener) return;
  const [command, ...args] = opener;
  const child = spawn(command, [...args, url], { detached: true, stdio: 'ignore' });
  // The address is printed as well, so a machine without a browser is no failure.
  child.once('error', () => undefined);
  child.unref();
}
