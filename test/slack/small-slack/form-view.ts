/** A form with each kind of field, for the tests of the simulated person. */
const plain = (text: string) => ({ type: "plain_text" as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const options = ["Eastshire Council", "Westshire Trust"].map(option);

export const errorsFor = (blockId: string, problem: string) => ({
  response_action: "errors" as const,
  errors: { [blockId]: problem },
});

export const formView = (title = "Share a story") => ({
  type: "modal" as const,
  callback_id: "story",
  private_metadata: "about-7",
  title: plain(title),
  submit: plain("Share"),
  blocks: [
    {
      type: "input" as const,
      block_id: "happened",
      label: plain("What happened?"),
      element: { type: "plain_text_input" as const, action_id: "happened", multiline: true, max_length: 20 },
    },
    {
      type: "input" as const,
      block_id: "organisations",
      label: plain("Organisations"),
      optional: true,
      element: { type: "multi_static_select" as const, action_id: "organisations", options },
    },
    {
      type: "input" as const,
      block_id: "place",
      label: plain("Place"),
      optional: true,
      element: {
        type: "static_select" as const,
        action_id: "place",
        options,
        initial_option: option("Westshire Trust"),
      },
    },
    {
      type: "input" as const,
      block_id: "mood",
      label: plain("Mood"),
      optional: true,
      element: { type: "radio_buttons" as const, action_id: "mood", options },
    },
    {
      type: "input" as const,
      block_id: "also",
      label: plain("Also tell"),
      optional: true,
      element: { type: "checkboxes" as const, action_id: "also", options },
    },
  ],
});
