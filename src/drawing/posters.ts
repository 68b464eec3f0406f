/** A sheet as a PDF of one page: real text in our own fonts, tagged for screen readers, with a title and a language. */
import PDFDocument from "pdfkit";
import { fileOf } from "./fonts.js";
import { graphemes } from "./letters.js";
import { type Mark, placed, type Sheet } from "./sheets.js";

/** What has letters of these scripts is turned round where it is shaped; brackets and spaces alone are not. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

type Words = Extract<Mark, { kind: "words" }>;

/** The sheet is measured in points. `made` stands in the document, which has to say when it was made. */
export async function drawPoster(sheet: Sheet, made: Date): Promise<Uint8Array> {
  const { width, height, title, marks } = sheet;
  const doc = new PDFDocument({
    ...{ size: [width, height], margin: 0, pdfVersion: "1.7", tagged: true, lang: "en-GB", displayTitle: true },
    // It puts the title into XML as it is.
    info: { Title: title, Creator: "Causeway", Producer: "Causeway", CreationDate: made },
  });
  const bytes = collected(doc);
  const whole = doc.struct("Document", { title });
  doc.addStructure(whole);
  for (const mark of marks) {
    if (mark.kind === "words" && mark.part !== "ornament") whole.add(read(doc, mark));
    else adorn(doc, mark);
  }
  whole.end();
  doc.end();
  return bytes;
}

/** As it was written: glyphs alone do not tell what Arabic letters they were. */
function read(doc: PDFKit.PDFDocument, words: Words): PDFKit.PDFStructureElement {
  return doc.struct(words.part, { actual: words.setting.texts.join(" ") }, [() => write(doc, words)]);
}

/** What is there for the eye alone. */
function adorn(doc: PDFKit.PDFDocument, mark: Mark): void {
  doc.markContent("Artifact", { type: "Layout" });
  if (mark.kind === "words") write(doc, mark);
  else doc.rect(mark.x, mark.y, mark.width, mark.height).fill(mark.colour);
  doc.endMarkedContent();
}

function write(doc: PDFKit.PDFDocument, words: Words): void {
  const { size } = words.setting;
  doc.fillColor(words.colour);
  for (const { x, baseline, run } of placed(words).flat()) {
    // Features given, if none, have a run shaped whole: word by word, right to left would come out in the wrong order.
    const whole = run.isRightToLeft ? { features: [] } : {};
    const text =
      run.isRightToLeft && !rightToLeft.test(run.text) ? graphemes(run.text).toReversed().join("") : run.text;
    doc
      .font(fileOf(run.face))
      .fontSize(size)
      .text(text, x, baseline, { lineBreak: false, baseline: "alphabetic", ...whole });
  }
}

async function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
