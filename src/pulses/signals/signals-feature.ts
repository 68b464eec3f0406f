/** From what stands out on a chart to what is done about it. */
import type { Feature } from "../../context.js";
import { answerSignalForm } from "./answer-signal.js";
import { askOwner } from "./ask-owner.js";
import { ownSignalForm } from "./own-signal.js";
import { answerDue, signalGiven } from "./owner-messages.js";
import { raiseSignals, signalsRaised } from "./raise-signals.js";
import { signalAnswered, tellOfAnswer } from "./tell-of-answer.js";
import { watchForSignals } from "./watch-for-signals.js";

export const signals = (): Feature => ({
  forms: [ownSignalForm, answerSignalForm],
  messages: [signalsRaised, signalGiven, answerDue, signalAnswered],
  jobs: [watchForSignals, raiseSignals, askOwner, tellOfAnswer],
});
