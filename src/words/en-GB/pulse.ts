/** Pulses: where everybody begins. */
import { ownCommand, plain, type Text } from "../../chat/card.js";

export const pulse = {
  purpose: "Answer a pulse check, or see what came of one",
  usage: "[plan | results | ask ...]",
  open: "Pulse checks",
  title: "Pulse checks",
  intro:
    "A few quick questions about working across organisations, every few weeks. Nobody sees who answered what: " +
    "results appear only for groups where enough people answered.",
  comeBack: [plain("In a chat, "), ownCommand("pulse"), plain(" brings you back here.")] satisfies Text,
};
