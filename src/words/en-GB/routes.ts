/** Where somebody turns with harm, danger or wrongdoing: on every form, and in an organisation's own settings. */
export const routes = {
  /** Where an organisation has not said what its staff should do. */
  general: "Nobody watches Causeway for emergencies. If somebody is at risk, use your organisation's own route now.",
  at: (organisation: string) => `Nobody watches Causeway for emergencies. At ${organisation}:`,
  concerns: {
    emergencies: "Emergencies",
    safeguarding: "Safeguarding",
    "speaking-up": "Speaking up",
    "staff-support": "Support for staff",
  },
  questions: {
    emergencies: "What should staff do in an emergency?",
    safeguarding: "What should staff do if somebody may be harmed or neglected?",
    "speaking-up": "Where can staff speak up about something wrong?",
    "staff-support": "Where can staff find support for themselves?",
  },
  hints: {
    emergencies: "For example: Ring 999, then the site manager on 0300 123 4567. It stands on every form.",
    safeguarding: "For example: Ring the safeguarding team on 0300 123 4567.",
    "speaking-up": "For example: Write to speakup@example.org. They need not tell your manager.",
    "staff-support": "For example: Ring the staff helpline on 0800 123 456, day or night.",
  },
  identifier: (seems: string) => `${seems} Nothing has been saved. Please take it out and send again.`,
};
