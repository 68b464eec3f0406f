/** A person's own record. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { recordPage, recordText } from "./record-documents.js";
import { myRecordPage, recordVerb } from "./show-record.js";

export const record = (words: Words): Feature => ({
  verbs: [recordVerb(words)],
  pages: [myRecordPage],
  documents: [recordPage, recordText],
});
