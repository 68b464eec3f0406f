/** The part of Adaptive Cards 1.5 that is drawn here: https://adaptivecards.io/explorer/ */

export interface TextRun {
  readonly type: "TextRun";
  readonly text: string;
  readonly weight?: "Bolder";
  readonly size?: "Small" | "Large";
  readonly color?: "Attention" | "Accent";
  readonly isSubtle?: true;
  readonly underline?: true;
  readonly selectAction?: OpenUrl;
}

interface Spaced {
  readonly spacing?: "None" | "Small" | "Medium";
  readonly separator?: boolean;
}

export interface RichTextBlock extends Spaced {
  readonly type: "RichTextBlock";
  readonly inlines: readonly TextRun[];
}

export interface TextBlock extends Spaced {
  readonly type: "TextBlock";
  readonly text: string;
  readonly style: "heading";
  readonly size: "Large";
  readonly weight: "Bolder";
  readonly wrap: true;
}

export interface Container extends Spaced {
  readonly type: "Container";
  readonly style: "emphasis";
  readonly items: readonly RichTextBlock[];
}

export interface Image extends Spaced {
  readonly type: "Image";
  readonly url: string;
  readonly altText: string;
  readonly size: "Stretch";
}

export interface Table extends Spaced {
  readonly type: "Table";
  readonly firstRowAsHeader: true;
  readonly columns: readonly { readonly width: number }[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly type: "TableRow";
  readonly cells: readonly { readonly type: "TableCell"; readonly items: readonly RichTextBlock[] }[];
}

export interface ActionSet extends Spaced {
  readonly type: "ActionSet";
  readonly actions: readonly Action[];
}

interface Named {
  readonly title: string;
  /** Read aloud besides the title. */
  readonly tooltip?: string;
  readonly style?: "positive" | "destructive";
}

export interface Submit extends Named {
  readonly type: "Action.Submit";
  readonly data: object;
  readonly associatedInputs?: "none";
}

export interface Execute extends Named {
  readonly type: "Action.Execute";
  readonly verb: string;
  readonly data: object;
  readonly associatedInputs: "none";
  /** For clients that know no Execute. */
  readonly fallback: Submit;
}

export interface OpenUrl {
  readonly type: "Action.OpenUrl";
  readonly title?: string;
  readonly url: string;
}

export interface ShowCard extends Named {
  readonly type: "Action.ShowCard";
  readonly card: AdaptiveCard;
}

export type Action = Submit | Execute | OpenUrl | ShowCard;

interface Input extends Spaced {
  readonly id: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly errorMessage?: string;
}

export interface TextInput extends Input {
  readonly type: "Input.Text";
  readonly isMultiline: boolean;
  readonly maxLength: number;
  readonly value?: string;
}

export interface ChoiceSet extends Input {
  readonly type: "Input.ChoiceSet";
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly isMultiSelect: boolean;
  readonly style: "compact" | "expanded" | "filtered";
  readonly wrap: true;
  readonly value?: string;
}

export type Element = RichTextBlock | TextBlock | Container | Image | Table | ActionSet | TextInput | ChoiceSet;

export interface AdaptiveCard {
  readonly type: "AdaptiveCard";
  readonly $schema?: string;
  readonly version?: string;
  readonly fallbackText?: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
}

/** A card as a message, a dialog and an answer carry it. */
export interface Attachment {
  readonly contentType: "application/vnd.microsoft.card.adaptive";
  readonly content: AdaptiveCard;
}

export const attached = (content: AdaptiveCard): Attachment => ({
  contentType: "application/vnd.microsoft.card.adaptive",
  content,
});
