// Shows the services' OpenAPI documents. Calls that are tried out go through the gateway with the session that is there.
const documents = ["article-service", "comment-service", "profile-service", "rewards-service", "gateway"];
const place = document.getElementById("docs");

// What Swagger UI leaves out for those who hear a page or press its keys is put in behind each of its renderings.
const NAMES = { servers: "Server", select: "Document" };

function mend() {
  for (const select of place.querySelectorAll("select:not([aria-label])")) {
    const name = NAMES[select.id] ?? (select.closest("[class*='content-type']") ? "Content type" : "Choice");
    select.setAttribute("aria-label", name);
  }
  // A link inside a button can't be told from it: the button opens the call, and that it has an address stays with its element.
  for (const link of place.querySelectorAll("button a[href]")) link.removeAttribute("href");
  // The page has a way past all this of its own, within its first part.
  place.querySelector(".swagger-ui__skip-link:not([hidden])")?.setAttribute("hidden", "");
  // What stands before the calls is a part of the page too.
  for (const [part, name] of [[".information-container", "About this document"], [".scheme-container", "Server"], ["section.models", "Schemas"]]) {
    const element = place.querySelector(`${part}:not([role])`);
    element?.setAttribute("role", "region");
    element?.setAttribute("aria-label", name);
  }
  // Headings follow each other without a gap, below the page's own.
  for (const [heading, level] of [["h3.opblock-tag", 2], [".opblock h4", 3], [".opblock h5", 4], ["section.models h4", 2]]) {
    for (const one of place.querySelectorAll(`${heading}:not([aria-level])`)) {
      one.setAttribute("role", "heading");
      one.setAttribute("aria-level", level);
    }
  }
  for (const scrolled of place.querySelectorAll("pre:not([tabindex])")) if (scrolled.scrollWidth > scrolled.clientWidth) scrolled.tabIndex = 0;
}

new MutationObserver(mend).observe(place, { childList: true, subtree: true, attributes: true, attributeFilter: ["href", "role"] });

window.SwaggerUIBundle({
  urls: documents.map((name) => ({ name, url: `/api/docs/${name}` })),
  dom_id: "#docs",
  presets: [window.SwaggerUIBundle.presets.apis, window.SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
