/** What a pulse asks, and what the questions are about. */

export const pulseQuestions = {
  /** Each is agreed or disagreed with. */
  items: {
    P1: "I can say what our joint work is trying to change for local people.",
    P2: "I see where my job fits in it.",
    P3: "Partners I work with would describe the aim as I do.",
    D1: "I want this way of working to succeed.",
    D2: "I think we can pull it off.",
    D3: "Effort across boundaries is worth it.",
    S1: "I get enough time for joint work.",
    S2: "When a rule blocks joint work, someone helps.",
    S3: "Leaders here behave the way they ask us to.",
    N1: "I know what I should now do differently.",
    N2: "I know whom to contact in partner organisations.",
    N3: "The new way is becoming normal for us.",
    R1: "Partners take my knowledge seriously.",
    R2: "I understand pressures partners face.",
    R3: "We can disagree with partners and still sort things out.",
  },
  dimensions: {
    purpose: "Purpose",
    belief: "Belief",
    support: "Support",
    "new-ways": "New ways",
    relationships: "Relationships",
  },
};
