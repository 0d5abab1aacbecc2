// Starts Swagger UI over the static list of operations, which stays for readers without script.
(function () {
  "use strict";
  window.addEventListener("DOMContentLoaded", function () {
    var element = document.getElementById("swagger-ui");
    if (!element || !window.SwaggerUIBundle) return;
    window.ui = SwaggerUIBundle({
      url: new URL(element.dataset.spec, location.href).href,
      domNode: element,
      deepLinking: true,
      validatorUrl: null,
      tryItOutEnabled: false,
      filter: true,
      docExpansion: "list",
      defaultModelsExpandDepth: 0,
      presets: [SwaggerUIBundle.presets.apis],
      layout: "BaseLayout",
      onComplete: function () {
        document.documentElement.classList.add("swagger-ready");
      },
    });
  });
})();
