import { createRequire } from 'node:module';
import type { Theme } from '@fluentui/tokens';

// As an ES module the package leads to files that Node cannot load.
const tokens: typeof import('@fluentui/tokens') = createRequire(import.meta.url)('@fluentui/tokens');

/** The colours that Teams' clients are drawn with. Microsoft does not publish which of them a client takes for what on a card: that is our reading. */
export const themes = { light: tokens.teamsLightTheme, dark: tokens.teamsDarkTheme, contrast: tokens.teamsHighContrastTheme };

export type ThemeName = keyof typeof themes;

// Segoe UI is on Windows alone. This one is about as wide, and the page brings it along (font.ts): a card is the same on every machine.
const font = "'Open Sans Variable', sans-serif";

const sizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };

function surface(theme: Theme, backgroundColor: string) {
  const plain = { default: theme.colorNeutralForeground1, subtle: theme.colorNeutralForeground3 };
  const alike = (colour: string) => ({ default: colour, subtle: colour });
  return {
    backgroundColor,
    foregroundColors: {
      default: plain,
      dark: plain,
      light: plain,
      accent: alike(theme.colorBrandForeground1),
      good: alike(theme.colorStatusSuccessForeground1),
      warning: alike(theme.colorStatusWarningForeground1),
      attention: alike(theme.colorStatusDangerForeground1),
    },
  };
}

/** A host configuration that looks much like Teams, its texts so many times as large as usual. */
export function hostConfigOf(name: ThemeName, textScale: number) {
  const theme = themes[name];
  return {
    fontFamily: font,
    fontSizes: Object.fromEntries(Object.entries(sizes).map(([size, pixels]) => [size, pixels * textScale])),
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme.colorNeutralStroke2 },
    containerStyles: {
      default: surface(theme, theme.colorNeutralBackground1),
      emphasis: surface(theme, theme.colorNeutralBackground3),
      accent: surface(theme, theme.colorBrandBackground2),
      good: surface(theme, theme.colorStatusSuccessBackground1),
      attention: surface(theme, theme.colorStatusDangerBackground1),
      warning: surface(theme, theme.colorStatusWarningBackground1),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 16 },
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 16,
    },
    textBlock: { headingLevel: 2 },
    textStyles: { heading: { size: 'large', weight: 'bolder' } },
    table: { cellSpacing: 8 },
  };
}

/** The page around the card: Teams' buttons and fields, as far as they change how much room a card takes and how it reads. */
export function styleSheetOf(name: ThemeName, textScale: number): string {
  const theme = themes[name];
  const text = `${14 * textScale}px ${font}`;
  return `
  body { background: ${theme.colorNeutralBackground3}; font-family: ${font}; }
  #card { background: ${theme.colorNeutralBackground1}; border-radius: 6px; box-shadow: 0 1px 3px rgba(0, 0, 0, .2); overflow: hidden; }
  #card a { color: ${theme.colorBrandForegroundLink}; }
  #card :focus-visible { outline: 2px solid ${theme.colorStrokeFocus2}; outline-offset: 1px; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
  .ac-pushButton { font: 600 ${text}; min-height: 32px; padding: 5px 12px; color: ${theme.colorNeutralForeground1};
    background: ${theme.colorNeutralBackground1}; border: 1px solid ${theme.colorNeutralStroke1}; border-radius: 4px; cursor: pointer;
    text-overflow: ellipsis; overflow: hidden; }
  .ac-pushButton.style-positive { color: ${theme.colorNeutralForegroundOnBrand}; background: ${theme.colorBrandBackground};
    border-color: ${theme.colorBrandBackground}; }
  .ac-input { font: ${text}; box-sizing: border-box; width: 100%; padding: 6px 8px; color: ${theme.colorNeutralForeground1};
    background: ${theme.colorNeutralBackground3}; border: 0; border-bottom: 2px solid ${theme.colorNeutralStrokeAccessible};
    border-radius: 4px; }
  .ac-input::placeholder { color: ${theme.colorNeutralForeground3}; }
`;
}
