/** The chart of what a group counts: the picture, what it says, and the same figures as a table. */
import { type Button, buttons, type Card, type CardNode, heading, note, shows, strong, text } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type MemberId, readId, type TeamMeasureId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import type { Scene } from "../schedule/messages.js";
import type { Words } from "../words/en-GB.js";
import { CELEBRATION_PAGE } from "./celebration-cards.js";
import { readableMeasure } from "./celebrations.js";
import { measurePicture, measureVector } from "./chart-documents.js";
import { chartMeasure, type MeasureChart } from "./drawn-celebrations.js";
import type { TeamMeasure } from "./team-measures.js";

/** What one message of a chat has room for. */
const MOST_WEEKS = 26;

/** `about` is the measure. */
export const showMeasureChart: Action<Context> = {
  name: "show-measure-chart",
  async pressed(context, about) {
    const { read, asker, words } = context;
    const measure = await readableMeasure(read, readId<TeamMeasureId>(about), asker.memberId);
    if (measure === undefined || asker.memberId === undefined) return reply(noticeCard(words.celebrations.notYours));
    const charted = await chartMeasure(context, measure);
    if (charted === undefined) return reply(noticeCard(words.celebrations.picture.noWeeks));
    return reply(chartCard(context, measure, charted, asker.memberId));
  },
};

function chartCard(scene: Scene, measure: TeamMeasure, charted: MeasureChart, reader: MemberId): Card {
  const { words } = scene;
  const { picture, back } = words.celebrations;
  const image = imageOf(scene, measure, charted, reader);
  const open: readonly Button[] =
    image === undefined ? [] : [{ label: picture.open, press: { kind: "visits", url: image.url } }];
  return {
    summary: charted.sentence,
    body: [
      heading(picture.title(measure.question, measure.team.name)),
      text([strong(charted.sentence)]),
      image ?? note(picture.noPages),
      note(picture.reading),
      buttons(...open, { label: back, press: shows(CELEBRATION_PAGE) }),
      ...tableOf(words, measure, charted),
    ],
  };
}

/** Undefined without web pages. */
function imageOf({ addressOf }: Scene, { id }: TeamMeasure, { alt }: MeasureChart, reader: MemberId) {
  const [url, vector] = [addressOf(measurePicture, id, reader), addressOf(measureVector, id, reader)];
  if (url === undefined || vector === undefined) return undefined;
  return { kind: "image", url, vector, alt } as const satisfies CardNode;
}

/** For a message: the picture alone, where whoever reads it may see it. */
export async function pictureNodes(scene: Scene, measure: TeamMeasure, reader: MemberId): Promise<readonly CardNode[]> {
  const readable = await readableMeasure(scene.read, measure.id, reader);
  const charted = readable && (await chartMeasure(scene, readable));
  const image = charted && imageOf(scene, measure, charted, reader);
  return image === undefined ? [] : [image];
}

/** The newest first. */
function tableOf({ celebrations }: Words, { kind }: TeamMeasure, { weeks }: MeasureChart): readonly CardNode[] {
  const { picture, answer } = celebrations;
  const shown = weeks.slice(-MOST_WEEKS).toReversed();
  const hidden = weeks.length - shown.length;
  return [
    {
      kind: "table",
      columns: picture.columns,
      rows: shown.map(({ week, value }) => [picture.day(week), answer(kind, value)]),
    },
    ...(hidden > 0 ? [note(picture.earlier(hidden))] : []),
  ];
}
