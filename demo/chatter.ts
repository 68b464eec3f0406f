/** What people wrote to one another this morning, and what came by a code on a wall. */

export interface Line {
  readonly room: string;
  readonly by: string;
  readonly text: string;
}

export const chatter: readonly Line[] = [
  {
    room: "ward-7",
    by: "leanne-fox",
    text: "The housing desk picked up on the first ring this morning and had the bed rails moved before the family arrived.",
  },
  { room: "ward-7", by: "maria-santos", text: "Bay 3 is waiting for transport, due at eleven." },
  {
    room: "discharge-hub",
    by: "grace-adeyemi",
    text: "The district nurses now look at our list at nine and tell us who they can see today.",
  },
  {
    room: "hospital-leaders",
    by: "daniel-okafor",
    text: "I am at the council's front desk until ten if anybody needs me.",
  },
  {
    room: "district-nurses",
    by: "ngozi-eze",
    text: "The hospital pharmacist rang me back with the dose before I had left the house.",
  },
  {
    room: "therapy-team",
    by: "kate-sutcliffe",
    text: "The sports centre has kept us the small hall on Thursdays, at no charge.",
  },
  {
    room: "housing-desk",
    by: "kwame-boateng",
    text: "The ward sends us one photo of the front step now, and we bring the right ramp the first time.",
  },
  { room: "adult-services", by: "yasmin-begum", text: "I am with the discharge team this afternoon." },
  {
    room: "council-directors",
    by: "martin-ashworth",
    text: "Winter planning moves to Thursday, so that the surgeries can join.",
  },
  {
    room: "practice-teams",
    by: "chloe-bennett",
    text: "Beech Grove sends its questions in one call at ten now, and the doctor answers them all at once.",
  },
];

export const unsigned = {
  organisation: "beech-grove",
  role: "night carer",
  happened:
    "The out-of-hours pharmacist rang us back within ten minutes and stayed on the line while we checked the box together.",
  changed: "Nobody had to go to hospital in the middle of the night.",
  partners: ["northshire-general"],
} as const;
