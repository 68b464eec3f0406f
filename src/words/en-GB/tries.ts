/** Tries: plan, do, study, act. */
import { counted, date } from "./phrases.js";

/** Of a local date, as it is kept: "4 December". */
const day = (localDate: string): string => date(new Date(`${localDate}T12:00:00Z`), "UTC");

const decisions = { adopt: "Adopt", adapt: "Adapt", abandon: "Abandon" };

export const tries = {
  purpose: "Try something small, and come back to what it showed",
  usage: "[what you want to make better]",
  title: "Tries",
  intro:
    "A small test: what you want to make better, what you expect, what you will do, and the day on which you look.",
  start: "Start a try",
  yours: "Yours",
  none: "You have not started one yet.",
  lately: "What others learned",
  noneLately: "Nobody has finished one lately.",
  tags: { mechanics: "How the work runs", dynamics: "How people are with each other" },
  aim: "Aim",
  prediction: "Expected",
  test: "What is done",
  who: "Who",
  saw: "What happened",
  learned: "What it taught",
  studies: (on: string) => `You look at it on ${day(on)}.`,
  cycle: (number: number) => `Round ${number}`,
  decided: { adopt: "Adopted", adapt: "Adapted", abandon: "Abandoned" },
  by: (organisation: string) => organisation,
  study: "Say what happened",
  longer: "I need longer",
  share: "Share it as a story",
  next: "Start the next round",
  spoken: (label: string, aim: string) => `${label}: ${aim}`,
  gone: "This is not yours to change, or it is decided already. Nothing has changed.",
  more: (number: number) => `And ${counted(number, "more", "more")}.`,

  form: {
    title: "Start a try",
    titleAgain: "The next round",
    send: "Start",
    intro:
      "Once you have said what happened, others across the system can read it, with your organisation and not your name.",
    aim: "What do you want to make better?",
    aimHint: "One thing. For example: discharge letters reach the practice the same day.",
    aimMissing: "Please say what you want to make better. One sentence is enough.",
    prediction: "What do you expect to happen?",
    predictionHint: "A guess is fine: it is what you will compare with.",
    predictionMissing: "Please say what you expect, so that you can compare.",
    test: "What will you do?",
    testHint: "The smallest test that could show it.",
    testMissing: "Please say what you will do.",
    who: "Who is in it?",
    whoHint: "Roles are enough: two ward clerks and a practice manager.",
    whoMissing: "Please say who is in it. Roles are enough.",
    tag: "What does it change?",
    team: "For which team?",
    noTeam: "No team in particular",
    studyOn: "When will you look at what it showed?",
  },
  started: (on: string) => `Started. On ${day(on)} Causeway asks you what happened.`,
  due: "The day has come to look at your try. What happened?",
  again: "Your try still waits for you. What happened?",
  last: "Your try still waits for you. What happened? Causeway does not ask again; you find it under tries.",

  studyForm: {
    title: "What happened?",
    send: "Decide",
    saw: "What happened?",
    sawHint: "Beside what you expected. Please name no patient.",
    sawMissing: "Please say what happened. One sentence is enough.",
    learned: "What do you know now?",
    learnedHint: "People across the system read this and what happened, with your organisation and not your name.",
    learnedMissing: "Please say what you know now. That it did not work is worth as much.",
    decision: "What now?",
    decisionMissing: "Please choose one.",
    choices: {
      adopt: `${decisions.adopt}: it becomes how we work`,
      adapt: `${decisions.adapt}: change something, and try again`,
      abandon: `${decisions.abandon}: leave it, knowing more`,
    },
  },
  laterForm: {
    title: "When will you look?",
    send: "Save",
    saved: (on: string) => `Saved. On ${day(on)} Causeway asks you.`,
  },
  thanks: {
    adopt: "Good. It becomes how you work.",
    adapt: "Good. The next round goes on from this one.",
    abandon: "Thank you for finding out. Others need not try it the same way.",
  },
};
