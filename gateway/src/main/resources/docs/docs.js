// Shows the services' OpenAPI documents. Calls that are tried out go through the gateway with the session that is there.
const documents = ["article-service", "comment-service", "profile-service", "rewards-service", "gateway"];

window.SwaggerUIBundle({
  urls: documents.map((name) => ({ name, url: `/api/docs/${name}` })),
  dom_id: "#docs",
  presets: [window.SwaggerUIBundle.presets.apis, window.SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
