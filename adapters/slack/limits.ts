/** What Slack takes, with the page that says so. Longer things are shortened before they are sent. */

/** https://docs.slack.dev/reference/block-kit/blocks */
export const blocksInMessage = 50;
export const blocksInView = 100;
/** Measured, with more Slack answers `msg_blocks_too_long`: https://github.com/slackapi/bolt-js/issues/2509 */
export const charactersInMessage = 13_200;
/** A view may be 250 KB; this is well within it whatever the script. https://docs.slack.dev/reference/methods/views.open */
export const charactersInView = 40_000;
/** https://docs.slack.dev/reference/methods/chat.postMessage#truncating recommends 4,000 for `text`. */
export const fallbackText = 4_000;

export const fieldText = 2_000;
/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const headerText = 150;
/** No page gives a limit for rich text; the longest text that a section takes is known to be safe. */
export const richText = 3_000;
/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const contextText = 3_000;
/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const altText = 2_000;
export const imageUrl = 3_000;
/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const buttonsInBlock = 25;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const buttonLabel = 75;
export const buttonValue = 2_000;
/** Ours: the subject of a form is an id, and JSON may make each character six. */
export const aboutInButton = 250;
export const buttonUrl = 3_000;
export const actionId = 255;
/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirmTitle = 100;
export const confirmText = 300;
export const confirmButton = 30;

/**
 * https://docs.slack.dev/reference/block-kit/blocks/table-block
 * All cells of one message together may hold 10,000 characters; an empty cell is refused, so a space stands for it.
 */
export const tableRows = 100;
export const tableColumns = 20;
export const tableCharacters = 10_000;

/** https://docs.slack.dev/reference/views/modal-views */
export const viewTitle = 24;
/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const inputLabel = 2_000;
export const inputHint = 2_000;
/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const inputLength = 3_000;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const optionLabel = 75;
export const optionValue = 150;
/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const optionsInMenu = 100;
/** Slack takes 100 groups; more than these would make the view larger than its 250 KB. */
export const groupsInMenu = 10;
