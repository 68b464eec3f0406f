/** What Teams takes, with the page that says so. Longer things are shortened before they are sent. */

/**
 * "28 KB" for a message of a bot, cards included; how Teams counts is not said, so this counts the JSON in bytes.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const bytesInMessage = 28_000;
/** The later versions are drawn by new clients only. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
export const cardVersion = "1.5";
/** More than these in one row are hidden. https://learn.microsoft.com/adaptive-cards/rendering-cards/host-config */
export const actionsInSet = 6;

/** The rest are ours, so that any one thing leaves room for the others. */
export const summaryText = 500;
export const headingText = 300;
export const paragraphText = 4_000;
export const linesInText = 80;
export const altText = 1_000;
export const urlText = 2_000;
export const buttonLabel = 100;
export const questionText = 500;
/** The subject of a form or an action is an id. */
export const aboutText = 250;
/** Answers that travel in a button; longer ones are left for the person to type again. */
export const fillBytes = 6_000;
export const inputLabel = 500;
export const inputHint = 500;
export const choiceLabel = 150;
export const choiceValue = 200;
export const dialogTitle = 60;
export const tableRows = 60;
export const tableColumns = 12;
export const cellText = 200;

/**
 * What one conversation takes: so many in so many seconds, all at once.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#per-bot-per-thread-limit
 */
export const perConversation = [
  { name: "1s", messages: 7, seconds: 1, perSecond: 3 },
  { name: "2s", messages: 8, seconds: 2, perSecond: 2 },
  { name: "30s", messages: 60, seconds: 30, perSecond: 1 },
  { name: "1h", messages: 1_800, seconds: 3_600, perSecond: 0.25 },
] as const;
/** The documents say 30 and 50: the careful one. */
export const perTenant = { messages: 30, seconds: 1, perSecond: 30 } as const;
