// Draws Teams' cards with Microsoft's own renderer, and sends what is pressed as a form, so that every answer is a page.
/* global AdaptiveCards */
const font = "system-ui, sans-serif";
const hostConfig = new AdaptiveCards.HostConfig({
  fontFamily: font,
  // Below the name of the chat, as Slack's are.
  textBlock: { headingLevel: 3 },
  spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 12 },
  actions: { actionsOrientation: "horizontal", actionAlignment: "left", maxActions: 6, buttonSpacing: 8 },
  containerStyles: {
    default: { backgroundColor: "#FFFFFF", foregroundColors: { default: { default: "#242424", subtle: "#5C5C5C" } } },
    emphasis: { backgroundColor: "#F0F0F0", foregroundColors: { default: { default: "#242424", subtle: "#5C5C5C" } } },
  },
});

// Nothing that Causeway sends is Markdown.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = () => {};

for (const place of document.querySelectorAll(".teams-card")) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) window.open(action.url, "_blank", "noopener");
    else send(place, action.data);
  };
  card.parse(JSON.parse(place.dataset.card));
  place.append(card.render());
}

/** The renderer has put the inputs' values into the data already. */
function send(place, data) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = place.dataset.action;
  const fields = { place: place.dataset.place, post: place.dataset.post, data: JSON.stringify(data ?? {}) };
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
