// Segoe UI is on Windows alone. This one is about as wide, and the page brings it along (font.ts): a card is the same on every machine.
const font = "'Open Sans Variable', sans-serif";

function colours(normal: string, subtle: string) {
  return { default: normal, subtle };
}

const foreground = {
  default: colours('#242424', '#616161'),
  accent: colours('#5b5fc7', '#7a7fd0'),
  good: colours('#237b4b', '#4e9a6f'),
  warning: colours('#835b00', '#9c7a33'),
  attention: colours('#c4314b', '#d0596d'),
  dark: colours('#242424', '#616161'),
  light: colours('#ffffff', '#e0e0e0'),
};

function surface(backgroundColor: string) {
  return { backgroundColor, foregroundColors: foreground };
}

/** A host configuration that looks much like Teams' light theme. */
export const hostConfig = {
  fontFamily: font,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  containerStyles: {
    default: surface('#ffffff'),
    emphasis: surface('#f5f5f5'),
    accent: surface('#e8ebfa'),
    good: surface('#e7f2da'),
    attention: surface('#fcf4f6'),
    warning: surface('#fbf6d9'),
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
  textStyles: { heading: { size: 'large', weight: 'bolder' } },
  table: { cellSpacing: 8 },
};

/** The page around the card: Teams' buttons and fields, as far as they change how much room a card takes. */
export const styleSheet = `
  body { background: #f5f5f5; font-family: ${font}; }
  #card { background: #fff; border-radius: 6px; box-shadow: 0 1px 3px rgba(0, 0, 0, .2); overflow: hidden; }
  .ac-adaptiveCard { outline: none; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
  .ac-pushButton { font: 600 14px ${font}; min-height: 32px; padding: 5px 12px; color: #242424; background: #fff;
    border: 1px solid #d1d1d1; border-radius: 4px; cursor: pointer; text-overflow: ellipsis; overflow: hidden; }
  .ac-pushButton.style-positive { color: #fff; background: #5b5fc7; border-color: #5b5fc7; }
  .ac-input { font: 14px ${font}; box-sizing: border-box; width: 100%; padding: 6px 8px; background: #f5f5f5; border: 0;
    border-bottom: 2px solid #d1d1d1; border-radius: 4px; }
`;
