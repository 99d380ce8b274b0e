/** How many deliveries are remembered: hours of a busy bot, and a few MB. */
const usuallyRemembered = 10_000;

/** Says of each key whether it is heard for the first time. The oldest are forgotten. */
export function firstTime(remembered = usuallyRemembered): (key: string) => boolean {
  const heard = new Set<string>();
  return (key) => {
    if (heard.has(key)) return false;
    heard.add(key);
    if (heard.size > remembered) {
      for (const oldest of heard) {
        heard.delete(oldest);
        break;
      }
    }
    return true;
  };
}
