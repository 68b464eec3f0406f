/** How answers to a pulse stay nobody's: plain enough for whoever answers, and complete for whoever must say yes. */

export const proof = {
  title: "How pulses keep answers to themselves",
  intro:
    "Nobody at work can see what you answered, and nobody can work it out from what Causeway shows. Once a pulse has closed, no answer of yours is kept any more. This is how, and what we cannot promise.",
  parts: [
    {
      title: "While a pulse is open",
      lines: [
        "Everybody who is asked has one sealed row in the database from the start. It has no name and no time, and it looks the same whether it holds an answer, a comment or nothing. The rows are put there in an order that is nobody's.",
        "A copy taken while a pulse is open can show that some sealed rows were written to, and which of them later: PostgreSQL moves a row that changes, and SQLite keeps a log for a while. It shows neither whose rows they are nor what is in them.",
        "The key that opens the rows is kept apart from the database, in a store that backups leave out. Without it, a copy of the database says neither what anybody answered nor whether they did.",
        "You can change your answers until the pulse closes. No answer is ever written into a chat message.",
      ],
    },
    {
      title: "When it closes",
      lines: [
        "The answers are counted once. Then the key is overwritten and deleted, and the rows are deleted after it, some hundred at a time.",
        "What is left is a figure for each group that is large enough, in whole points. What is too small is not shown. How many answered in each organisation, and sums over at least five answers, may wait, sealed, for at most five further waves and 26 weeks, to be shown together with them; they go when the pulse ends. What waits and what is shown depends on how many answered, never on what. A sum that would say that all of them answered the same is moved by one answer.",
      ],
    },
    {
      title: "What is shown",
      lines: [
        "A figure appears only where enough people answered that part: 11, unless your stewards chose another number from 5 to 30 before the pulse opened. Where fewer did, the answers of up to four waves may be added together, and the result says so.",
        "Nothing can be worked out by taking one figure from another: where one part of a group is too small, a second one is hidden with it.",
        "Where nearly everybody said the same, the figure is cut to 95 or more, or 5 or less. Comments appear in no order, and only where enough people wrote one.",
        "The group that was asked sees its result first. Leaders, stewards and the leader named for a pulse see it one working day later, even if they were asked themselves. In a team, people see results from the first time that they are asked. Whoever no longer belongs to the group sees only the waves in which they were asked.",
      ],
    },
    {
      title: "What we cannot promise",
      lines: [
        "In a chat, Slack or Microsoft carries your click, as it carries any message, and keeps what its own rules let it keep.",
        "While a pulse is open, somebody with full control of the running server could read both the database and the key. After it has closed no answer is there to read.",
        "Of groups that were too small, sums over at least five answers wait for the next waves, with a key in that store. Whoever runs Causeway could open those, though no answer by itself.",
        "Where an operator keeps point-in-time copies of the key store, the promise begins when the last copy from before the close is gone.",
        "Colleagues who put their own answers together can work out more about the few who are left.",
      ],
    },
  ],
  check:
    "All of it is tested with every change of Causeway: an attacker who knows who was asked and one person's answers sees every figure and finds nothing, and a full copy of the database joins no answer to a person.",
};
