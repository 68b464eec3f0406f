/** What the made-up system has settled before the story begins: why it works together, and where its staff turn. */
import type { OrganisationId } from "../src/database/ids.js";
import type { Writer } from "../src/database/store.js";
import { saveSettings } from "../src/directory/organisation-settings.js";
import type { Routes } from "../src/directory/routes.js";
import { saveSystemSettings } from "../src/directory/system-settings.js";

/** Whoever looks after the whole system. */
export const steward = "helen-whitworth";

/** Whoever answers the group for what a pulse shows. */
export const pulseLeader = "ruth-bell";

const purpose = "So that people on the coast and the moor get home, and stay at home, with the help they need.";

/** Numbers that Ofcom keeps for stories: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama */
const routes: Readonly<Record<string, Routes>> = {
  "northshire-general": {
    emergencies: "Ring 2222 for the crash team, 999 outside the building.",
    safeguarding: "Ring the safeguarding team on 01632 960 101, day or night.",
    "speaking-up": "Ring the speaking-up guardian on 01632 960 102. They need not tell your manager.",
    "staff-support": "Ring the staff helpline on 01632 960 103.",
  },
  "northshire-community": {
    emergencies: "Ring 999, then the duty manager on 01632 960 201.",
    safeguarding: "Ring the named nurse on 01632 960 202.",
    "speaking-up": "Ring the speaking-up guardian on 01632 960 203.",
    "staff-support": "Ring the staff helpline on 01632 960 204.",
  },
  "eastshire-council": {
    emergencies: "Ring 999.",
    safeguarding: "Ring the safeguarding hub on 01632 960 301, out of hours on 01632 960 302.",
    "speaking-up": "Ring the audit team on 01632 960 303.",
    "staff-support": "Ring the staff helpline on 01632 960 304.",
  },
  "northshire-gps": {
    emergencies: "Ring 999, and tell the duty doctor.",
    safeguarding: "Tell your practice's safeguarding lead the same day.",
    "speaking-up": "Ring the federation's guardian on 01632 960 401.",
    "staff-support": "Ring the staff helpline on 01632 960 402.",
  },
  "beech-grove": {
    emergencies: "Ring 999, then the manager on call.",
    safeguarding: "Tell the manager on call at once. If you cannot, ring the council on 01632 960 301.",
  },
};

export async function addSettled(tx: Writer, organisations: ReadonlyMap<string, OrganisationId>): Promise<void> {
  await saveSystemSettings(tx, { purpose, mustAgree: false, colour: "#005eb8" });
  for (const [key, said] of Object.entries(routes)) {
    const id = organisations.get(key);
    if (id === undefined) throw new Error(`no organisation is called ${key}`);
    const contacts = key === "northshire-general" ? ["01632 960 110"] : [];
    const hospitalNumbers = key === "northshire-general" ? ["NG######"] : [];
    await saveSettings(tx, id, { routes: said, hospitalNumbers, contacts });
  }
}
