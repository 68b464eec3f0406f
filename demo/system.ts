/** The demo's made-up system: six organisations in two places, their people and the rooms of their chats. */
import type { Sector } from "../src/database/tables/directory.js";

export type Chat = "slack" | "teams" | "web";

export interface DemoOrganisation {
  readonly key: string;
  readonly name: string;
  readonly sector: Sector;
  readonly places: readonly string[];
  readonly staff: number;
  readonly chat: Chat;
}

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly role: string;
  /** Their employer's key. */
  readonly organisation: string;
}

export interface DemoRoom {
  readonly key: string;
  /** The key of the organisation whose chat it is in. */
  readonly organisation: string;
  readonly name: string;
  /** Whether leaders read their digest here. */
  readonly leaders: boolean;
}

export const systemName = "Northshire Together";

export const organisations: readonly DemoOrganisation[] = [
  {
    key: "northshire-general",
    name: "Northshire General",
    sector: "hospital",
    places: ["Harbour"],
    staff: 4200,
    chat: "slack",
  },
  {
    key: "northshire-community",
    name: "Northshire Community Health",
    sector: "community",
    places: ["Harbour", "Moorside"],
    staff: 1900,
    chat: "slack",
  },
  {
    key: "eastshire-council",
    name: "Eastshire Council",
    sector: "council",
    places: ["Harbour", "Moorside"],
    staff: 6000,
    chat: "teams",
  },
  {
    key: "northshire-gps",
    name: "Northshire GP Federation",
    sector: "primary-care",
    places: ["Harbour", "Moorside"],
    staff: 320,
    chat: "teams",
  },
  {
    key: "beech-grove",
    name: "Beech Grove Care Home",
    sector: "social-care",
    places: ["Harbour"],
    staff: 40,
    chat: "web",
  },
  {
    key: "moorside-carers",
    name: "Moorside Carers",
    sector: "charity",
    places: ["Moorside"],
    staff: 25,
    chat: "web",
  },
];

export const people: readonly DemoPerson[] = [
  { key: "asha-patel", name: "Asha Patel", role: "Chief executive", organisation: "northshire-general" },
  { key: "daniel-okafor", name: "Daniel Okafor", role: "Director of operations", organisation: "northshire-general" },
  { key: "helen-whitworth", name: "Helen Whitworth", role: "Chief nurse", organisation: "northshire-general" },
  { key: "maria-santos", name: "Maria Santos", role: "Ward clerk", organisation: "northshire-general" },
  { key: "grace-adeyemi", name: "Grace Adeyemi", role: "Discharge coordinator", organisation: "northshire-general" },
  { key: "leanne-fox", name: "Leanne Fox", role: "Ward sister", organisation: "northshire-general" },
  { key: "tomasz-kowalski", name: "Tomasz Kowalski", role: "Porter", organisation: "northshire-general" },
  { key: "sunita-rao", name: "Sunita Rao", role: "Pharmacist", organisation: "northshire-general" },
  {
    key: "emily-hargreaves",
    name: "Emily Hargreaves",
    role: "Occupational therapist",
    organisation: "northshire-general",
  },
  {
    key: "mohammed-iqbal",
    name: "Mohammed Iqbal",
    role: "Consultant in older people's medicine",
    organisation: "northshire-general",
  },
  { key: "abdi-warsame", name: "Abdi Warsame", role: "Transport coordinator", organisation: "northshire-general" },

  { key: "fiona-drummond", name: "Fiona Drummond", role: "Chief executive", organisation: "northshire-community" },
  { key: "samuel-osei", name: "Samuel Osei", role: "Director of nursing", organisation: "northshire-community" },
  { key: "ngozi-eze", name: "Ngozi Eze", role: "District nurse", organisation: "northshire-community" },
  { key: "kate-sutcliffe", name: "Kate Sutcliffe", role: "Physiotherapist", organisation: "northshire-community" },
  { key: "lina-zhang", name: "Lina Zhang", role: "School nurse", organisation: "northshire-community" },
  { key: "bethan-price", name: "Bethan Price", role: "Falls nurse", organisation: "northshire-community" },
  {
    key: "gurpreet-dhillon",
    name: "Gurpreet Dhillon",
    role: "Equipment store manager",
    organisation: "northshire-community",
  },
  { key: "declan-murphy", name: "Declan Murphy", role: "Healthcare assistant", organisation: "northshire-community" },

  { key: "ruth-bell", name: "Ruth Bell", role: "Director of adult services", organisation: "eastshire-council" },
  { key: "martin-ashworth", name: "Martin Ashworth", role: "Chief executive", organisation: "eastshire-council" },
  { key: "jo-clark", name: "Jo Clark", role: "Housing officer", organisation: "eastshire-council" },
  { key: "yasmin-begum", name: "Yasmin Begum", role: "Social worker", organisation: "eastshire-council" },
  { key: "kwame-boateng", name: "Kwame Boateng", role: "Repairs supervisor", organisation: "eastshire-council" },
  { key: "sarah-lindley", name: "Sarah Lindley", role: "Occupational therapist", organisation: "eastshire-council" },
  {
    key: "imran-khalid",
    name: "Imran Khalid",
    role: "Environmental health officer",
    organisation: "eastshire-council",
  },
  { key: "agnieszka-nowak", name: "Agnieszka Nowak", role: "Home care team leader", organisation: "eastshire-council" },
  {
    key: "tyrone-campbell",
    name: "Tyrone Campbell",
    role: "Customer service adviser",
    organisation: "eastshire-council",
  },
  {
    key: "olena-shevchenko",
    name: "Olena Shevchenko",
    role: "Family support worker",
    organisation: "eastshire-council",
  },

  { key: "peter-lockwood", name: "Peter Lockwood", role: "Director", organisation: "northshire-gps" },
  { key: "nadia-rahman", name: "Nadia Rahman", role: "GP and clinical director", organisation: "northshire-gps" },
  { key: "femi-adebayo", name: "Femi Adebayo", role: "GP", organisation: "northshire-gps" },
  { key: "anjali-mehta", name: "Anjali Mehta", role: "Practice pharmacist", organisation: "northshire-gps" },
  { key: "sean-gallagher", name: "Sean Gallagher", role: "Practice manager", organisation: "northshire-gps" },
  { key: "chloe-bennett", name: "Chloe Bennett", role: "Receptionist", organisation: "northshire-gps" },

  { key: "priya-nair", name: "Priya Nair", role: "Care-home manager", organisation: "beech-grove" },
  { key: "blessing-okoro", name: "Blessing Okoro", role: "Senior carer", organisation: "beech-grove" },
  { key: "joy-mutasa", name: "Joy Mutasa", role: "Night carer", organisation: "beech-grove" },
  { key: "marek-novotny", name: "Marek Novotny", role: "Cook", organisation: "beech-grove" },

  { key: "dorothy-greene", name: "Dorothy Greene", role: "Director", organisation: "moorside-carers" },
  { key: "amina-yusuf", name: "Amina Yusuf", role: "Volunteer coordinator", organisation: "moorside-carers" },
  {
    key: "colin-tattersall",
    name: "Colin Tattersall",
    role: "Carers' support worker",
    organisation: "moorside-carers",
  },
  { key: "jade-thompson", name: "Jade Thompson", role: "Young carers' worker", organisation: "moorside-carers" },
];

export const rooms: readonly DemoRoom[] = [
  { key: "hospital-leaders", organisation: "northshire-general", name: "leaders", leaders: true },
  { key: "ward-7", organisation: "northshire-general", name: "ward-7", leaders: false },
  { key: "discharge-hub", organisation: "northshire-general", name: "discharge-hub", leaders: false },
  { key: "community-leaders", organisation: "northshire-community", name: "leaders", leaders: true },
  { key: "district-nurses", organisation: "northshire-community", name: "district-nurses", leaders: false },
  { key: "therapy-team", organisation: "northshire-community", name: "therapy-team", leaders: false },
  { key: "council-directors", organisation: "eastshire-council", name: "Directors", leaders: true },
  { key: "housing-desk", organisation: "eastshire-council", name: "Housing desk", leaders: false },
  { key: "adult-services", organisation: "eastshire-council", name: "Adult services", leaders: false },
  { key: "gp-directors", organisation: "northshire-gps", name: "Directors", leaders: true },
  { key: "practice-teams", organisation: "northshire-gps", name: "Practice teams", leaders: false },
];
